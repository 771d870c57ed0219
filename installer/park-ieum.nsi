; Set-up of 파크이음 for one user: no administrator, no service, nothing outside the user's own folders.
; Compiled by makensis on Windows and Linux alike; installer/packages.py gives
; VERSION, ALL (the files of the bundle), LISTING (what the uninstaller removes), TARGET, KILOBYTES.
; The officer's office folder (문서\파크이음 or wherever they put it) is never named here: nothing touches it.
;   setup.exe            with pages              setup.exe /S [/D=folder]   without a word
;   uninstall.exe        with pages              uninstall.exe /S           without a word
; Exit codes of /S: 0 done, 2 the program is running, 3 a newer version is installed.

Target amd64-unicode
Unicode true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
SetOverwrite on

!include "MUI2.nsh"
!include "WordFunc.nsh"
!include "LogicLib.nsh"

!define TITLE "파크이음"
!define PROGRAM "park-ieum.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\park-ieum"

Name "${TITLE}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\park-ieum"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "은평구 기획예산과  ${TITLE} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${TITLE} 설치"
VIAddVersionKey "CompanyName" "은평구 기획예산과"
VIAddVersionKey "LegalCopyright" "licences 폴더를 보세요"

!define MUI_ABORTWARNING
!define MUI_ICON "park-ieum.ico"
!define MUI_UNICON "park-ieum.ico"
!define MUI_WELCOMEPAGE_TITLE "${TITLE} ${VERSION} 설치"
!define MUI_WELCOMEPAGE_TEXT "서울혁신파크 연계사업 업무도구 ${TITLE}을(를) 이 사용자에게 설치합니다.$\r$\n$\r$\n관리자 권한이 필요 없고, 네트워크를 쓰지 않습니다. 전에 설치한 판이 있으면 새 판으로 바꿉니다. 업무 폴더(문서\${TITLE})의 자료는 그대로 둡니다.$\r$\n$\r$\n계속하려면 [다음]을 누르세요."
!define MUI_FINISHPAGE_TITLE "설치를 마쳤습니다"
!define MUI_FINISHPAGE_TEXT "시작 메뉴의 ‘${TITLE}’에서 엽니다."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "지금 ${TITLE} 열기"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "프로그램만 지웁니다. 업무 폴더(문서\${TITLE})와 그 안의 자료, 사본은 지우지 않습니다."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Korean"

; The start programs cannot be written while they run: then it is asked to close them, in silence it stops.
!macro RefuseWhileRunning NAME
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${NAME}"
      ${Break}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${NAME}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}이(가) 열려 있습니다. 저장하고 창을 닫은 뒤 [다시 시도]를 누르세요. 자료는 그대로입니다." /SD IDCANCEL IDRETRY +3
    SetErrorLevel 2
    Quit
  ${Loop}
!macroend

!macro RefuseWhileAnyRuns
  !insertmacro RefuseWhileRunning "park-ieum.exe"
  !insertmacro RefuseWhileRunning "park-ieum-cli.exe"
!macroend

Function .onInit
  ReadRegStr $1 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} "$1" "${VERSION}" $2
    ${If} $2 == 1
      MessageBox MB_OK|MB_ICONINFORMATION "더 새로운 판($1)이 이미 설치되어 있습니다. 이 판(${VERSION})은 새 판이 올려 둔 자료를 열지 못하므로 설치하지 않습니다." /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "program"
  !insertmacro RefuseWhileAnyRuns
  ; what an older version has put there goes first, by its own list
  ReadRegStr $3 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $3 != ""
  ${AndIf} ${FileExists} "$3\uninstall.exe"
    ExecWait '"$3\uninstall.exe" /S _?=$3' $4
    ${If} $4 != 0
      MessageBox MB_OK|MB_ICONEXCLAMATION "전에 설치한 판을 지우지 못했습니다. ${TITLE}을(를) 닫고 다시 설치하세요. 자료는 그대로입니다." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    Delete "$3\uninstall.exe"
    RMDir "$3"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${ALL}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "서울혁신파크 연계사업 업무도구"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "은평구 기획예산과"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro RefuseWhileAnyRuns
  SetOutPath "$TEMP"
  !include "${LISTING}"
  Delete "$INSTDIR\uninstall.exe"
  ; a folder that holds anything of the officer's stays with it
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd

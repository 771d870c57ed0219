/* Stands in Wine for Windows' own icuuc.dll, which Windows has since 10 (1703) and Wine 8 has not. Qt asks it for
   text encodings of other alphabets only; here it has none. It is put into Wine's system32 and into no bundle. */
#define CALL __declspec(dllexport)
#define NOT_FOUND 4

CALL void *ucnv_open(const char *name, int *error) { *error = NOT_FOUND; return 0; }
CALL void ucnv_close(void *converter) {}
CALL void ucnv_reset(void *converter) {}
CALL signed char ucnv_getMaxCharSize(void *converter) { return 1; }
CALL const char *ucnv_getName(void *converter, int *error) { *error = NOT_FOUND; return 0; }
CALL void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
CALL void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
CALL void ucnv_getToUCallBack(void) {}
CALL void ucnv_getFromUCallBack(void) {}
CALL void ucnv_setToUCallBack(void) {}
CALL void ucnv_setFromUCallBack(void) {}
CALL void ucnv_cbToUWriteUChars(void) {}
CALL void ucnv_cbFromUWriteUChars(void) {}
CALL void ucnv_toUnicode(void) {}
CALL void ucnv_fromUnicode(void) {}
CALL int ucnv_toUCountPending(void *converter, int *error) { return 0; }
CALL int ucnv_fromUCountPending(void *converter, int *error) { return 0; }
CALL const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { *error = NOT_FOUND; return 0; }
CALL const char *ucnv_getAvailableName(int number) { return 0; }
CALL int ucnv_countAvailable(void) { return 0; }
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved) { return 1; }

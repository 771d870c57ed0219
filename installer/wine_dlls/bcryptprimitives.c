/* Stands in Wine for Windows' own bcryptprimitives.dll, which Wine 8 has not: Rust libraries (calamine) ask it for
   random numbers. It is put into Wine's system32 and into no bundle. */
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *data, unsigned long size);

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *data, unsigned long long size) {
    return SystemFunction036(data, (unsigned long)size);
}
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved) { return 1; }

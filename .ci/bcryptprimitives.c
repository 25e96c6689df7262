/* The one function Rust's standard library wants from bcryptprimitives.dll, for Wines that do not have it. */
#include <windows.h>

/* advapi32's RtlGenRandom, under the name it is exported by. */
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
    return SystemFunction036(buffer, (ULONG)length);
}

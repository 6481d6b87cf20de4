#!/bin/sh
# Runs inside the old userland: OpenSSL 3 and CPython 3.11 from Debian's patched sources, both for
# glibc 2.28. The libraries of the old userland itself are too new or too old to be shipped.
set -eu
cd /build
jobs=$(nproc)

[ -d openssl ] || dpkg-source -x openssl_*.dsc openssl
cd openssl
CC=zigcc AR=ar RANLIB=ranlib ./Configure "linux-$(uname -m)" shared no-tests no-legacy no-engine \
  --prefix=/opt/build --libdir=lib --openssldir=/etc/ssl
make -j"$jobs" build_libs
make install_dev

cd /build
[ -d python ] || dpkg-source -x python3.11_*.dsc python
cd python
# Debian builds expat into the interpreter; as a module of its own it must say what it is part of.
grep -q Py_BUILD_CORE_MODULE Modules/pyexpat.c ||
  sed -i '1i #ifndef Py_BUILD_CORE_BUILTIN\n#define Py_BUILD_CORE_MODULE 1\n#endif' Modules/pyexpat.c
CC=zigcc CPPFLAGS="-I/opt/build/include" LDFLAGS="-Wl,-rpath,/opt/build/lib:/opt/python/lib \
  -L/opt/build/lib -L/usr/lib/$(uname -m)-linux-gnu -L/lib/$(uname -m)-linux-gnu" \
  ./configure --prefix=/opt/python --enable-shared --without-ensurepip --disable-test-modules \
  --with-openssl=/opt/build --with-system-ffi --with-system-expat
make -j"$jobs"
rm -rf /opt/python
make install
/opt/python/bin/python3.11 -c 'import bz2, ctypes, hashlib, lzma, pyexpat, ssl, uuid, zlib'

#!/usr/bin/env bash
# Installs into a folder, runs the installed program away from source and build, and links the libraries from another
# project.
#
# usage: install_test.sh BUILD CONSUMER WORK COMPILER GENERATOR
set -euo pipefail
build=$1 consumer=$2 work=$3 compiler=$4 generator=$5
rm -rf "$work"
mkdir -p "$work"
cmake --install "$build" --prefix "$work/prefix" >"$work/install.txt"
mv "$work/prefix" "$work/moved"  # what is installed may be moved

cd "$work"
printf 'Germany pledged 14 Leopard 2 tanks to Ukraine on Wednesday.\n' | moved/bin/pledgegraph extract - >records.jsonl
grep -q leopard-2 records.jsonl
moved/bin/pledgegraph languages --check >/dev/null
missing=$(ldd moved/bin/pledgegraph | grep 'not found' || true)
[ -z "$missing" ]

cmake -G "$generator" -S "$consumer" -B consumer -DCMAKE_PREFIX_PATH="$work/moved" -DCMAKE_CXX_COMPILER="$compiler" >configure.txt 2>&1 || { cat configure.txt; exit 1; }
cmake --build consumer >build.txt 2>&1 || { cat build.txt; exit 1; }
consumer/consumer

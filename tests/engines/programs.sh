#!/usr/bin/env bash
# The programs that the heavy engines need beside Python packages: a Java for Spark, a Chromium with its driver
# for screenshots, a font with Arabic letters. As root they are installed where they are missing; else this says how.
set -euo pipefail

missing=()
command -v java >/dev/null || missing+=(openjdk-17-jre-headless)
command -v chromium >/dev/null || missing+=(chromium)
command -v chromedriver >/dev/null || missing+=(chromium-driver)
fc-list :lang=ar family 2>/dev/null | grep -q . || missing+=(fontconfig fonts-hosny-amiri)

[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "make test-engines needs: apt-get install ${missing[*]}" >&2
  exit 1
fi

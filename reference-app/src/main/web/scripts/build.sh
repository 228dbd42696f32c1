#!/bin/sh
# Builds the pages into the folder that Maven packs, and does nothing while their sources are what they were.
#   build.sh CLASSES TARGET   builds into CLASSES/web, keeping its notes in TARGET
#   build.sh --check          only asks whether Node and npm are there and new enough
#   build.sh --built TARGET   only asks whether the pages in TARGET are those of the present sources
set -eu

web=$(cd "$(dirname "$0")/.." && pwd -P)
needed="20.19"

stop() {
  printf '%s\n%s\n' "$1" "$2" >&2
  exit 2
}

check() {
  tools_zh="请安装 Node.js $needed 或更高版本（含 npm），例如 https://nodejs.org ；只用命令行可设 MAVEN_ARGS=-Dweb.skip"
  tools_en="install Node.js $needed or newer (with npm), see https://nodejs.org ; for the commands alone set MAVEN_ARGS=-Dweb.skip"
  command -v node >/dev/null 2>&1 || stop "构建网页需要 Node.js，但没有找到：$tools_zh 。" "The pages need Node.js, which was not found: $tools_en."
  command -v npm >/dev/null 2>&1 || stop "构建网页需要 npm，但没有找到：$tools_zh 。" "The pages need npm, which was not found: $tools_en."
  found=$(node --version 2>/dev/null) || found=unknown
  numbers=${found#v}
  major=${numbers%%.*}
  rest=${numbers#*.}
  minor=${rest%%.*}
  case $major$minor in '' | *[!0-9]*) major=0 minor=0 ;; esac
  if [ "$major" -lt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -lt 19 ]; }; then
    stop "Node.js $found 太旧：$tools_zh 。" "Node.js $found is too old: $tools_en."
  fi
}

sums() { if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi; }

# One hash over the names and bytes of everything the pages are made from.
sources() {
  (
    cd "$web"
    find . \( -name node_modules -o -path ./shared/api.d.ts \) -prune -o -type f -print | LC_ALL=C sort |
      while IFS= read -r file; do printf '%s\n' "$file"; cat "$file"; done
    cat ../resources/openapi.yaml
  ) | sums | cut -c 1-64
}

built() { [ -f "$1/classes/web/manifest.json" ] && [ "$(cat "$1/web-built" 2>/dev/null)" = "$2" ]; }

case ${1:-} in
  --check) check; exit 0 ;;
  --built) if built "$2" "$(sources)"; then exit 0; else exit 1; fi ;;
esac

WEB_OUT="$1/web"
target=$2
export WEB_OUT
now=$(sources)
if built "$target" "$now"; then exit 0; fi
check
mkdir -p "$target"
rm -f "$target/web-built"
log="$target/web-build.log"
cd "$web"
begun=$(date +%s)
echo "正在构建网页… / building the pages…"

# Runs a step and shows what it said only when it fails.
step() {
  "$@" >>"$log" 2>&1 || {
    cat "$log"
    stop "网页构建失败，原因见上（$log）。" "Building the pages failed, see above ($log)."
  }
}

: >"$log"
lock=$(sums <package-lock.json)
# npm's own mark of a whole installation; without it an earlier one was cut short.
if [ ! -f node_modules/.package-lock.json ] || [ "$(cat node_modules/.installed 2>/dev/null)" != "$lock" ]; then
  step npm ci --no-audit --no-fund
  echo "$lock" >node_modules/.installed
fi
step npm run build
grep -E '^(ok|TOO LARGE)  ' "$log" || true
npm sbom --sbom-format=cyclonedx --omit=dev >"$target/web-sbom.json" 2>>"$log" || stop "无法写出网页的 SBOM，见 $log 。" "Cannot write the SBOM of the pages, see $log."
echo "$now" >"$target/web-built"
echo "网页已构建 / pages built, $(($(date +%s) - begun)) s"

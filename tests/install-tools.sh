#!/bin/sh
# Installs the programs that pip and npm cannot bring, with apt where that is possible; elsewhere it prints the one
# command to run and fails. A program that is there already is left alone, so a second run is quick.
#
#   sh tests/install-tools.sh PYTHON TOOL ...
#
# Tools: venv git npm chromium libatomic java qpdf poppler faketime biber latex
set -eu

python=$1
shift

is_present() {
    case $1 in
        venv) "$python" -c 'import ensurepip, venv' ;;
        npm) node --version && command -v npm ;;
        chromium) command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable ;;
        libatomic) [ "$(uname)" != Linux ] || /sbin/ldconfig -p | grep -q "libatomic\.so\.1" ;; # Playwright's driver links it
        java) java -version ;; # macOS has a java that only says that there is none
        latex) command -v pdflatex && command -v bibtex ;;
        poppler) command -v pdftotext && command -v pdftoppm ;;
        *) command -v "$1" ;;
    esac >/dev/null 2>&1
}

apt_package() {
    case $1 in
        venv) "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])' ;;
        chromium) if grep -qx 'ID=ubuntu' /etc/os-release; then echo chromium-browser; else echo chromium; fi ;;
        libatomic) echo libatomic1 ;;
        java) echo default-jre-headless ;;
        latex) echo texlive-latex-base ;;
        poppler) echo poppler-utils ;;
        *) echo "$1" ;;
    esac
}

brew_package() {
    case $1 in
        venv) echo python ;;
        npm) echo node ;;
        java) echo openjdk ;;
        faketime) echo libfaketime ;;
        latex) echo texlive ;;
        *) echo "$1" ;;
    esac
}

missing=
for tool in "$@"; do
    is_present "$tool" || missing="$missing $tool"
done
[ -n "$missing" ] || exit 0

packages=
if command -v apt-get >/dev/null 2>&1; then
    for tool in $missing; do packages="$packages $(apt_package "$tool")"; done
    if [ "$(id -u)" = 0 ]; then
        echo "Installing$packages with apt"
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086 # a list of words
        output=$(apt-get -y -o DPkg::Lock::Timeout=300 update 2>&1 &&
            apt-get -y -o DPkg::Lock::Timeout=300 install --no-install-recommends $packages 2>&1) || {
            echo "$output" >&2
            exit 1
        }
        for tool in $missing; do
            is_present "$tool" || { echo "$tool is still missing after apt installed $(apt_package "$tool")" >&2; exit 1; }
        done
        exit 0
    fi
    command="sudo apt-get update && sudo apt-get install -y --no-install-recommends$packages"
elif command -v brew >/dev/null 2>&1; then
    for tool in $missing; do packages="$packages $(brew_package "$tool")"; done
    command="brew install$packages"
else
    echo "Missing:$missing. Install them with your system's package manager, then run make again." >&2
    exit 1
fi
printf 'Missing:%s. Run this, then make again:\n\n    %s\n\n' "$missing" "$command" >&2
exit 1

# Steps that the checks against real files share. To be sourced; needs METFORWARD_BIN, METFORWARD_HOME, DATA and
# SCRATCH. What is compared are lines "key<tab>value"; `score` says at the end how many were equal.
# shellcheck shell=sh disable=SC2034  # what is set here is used by the checks
set -eu
LC_ALL=C
export LC_ALL METFORWARD_HOME
real=$(cd "$(dirname "$0")" && pwd)
workspace=$SCRATCH/workspace
tab=$(printf '\t')
: >"$SCRATCH/score"

# take_in EDITIONS PATH…: makes a workspace and reads the files; what became of them stands in $SCRATCH/told and,
# a line a file with tabs between, in $SCRATCH/files: file, edition, read, kept, held, refused, ids, without id,
# without place, outcome.
take_in() {
    editions=$1
    shift
    "$METFORWARD_BIN" init "$workspace" --authority london --quiet
    code=0
    "$METFORWARD_BIN" ingest "$@" --editions "$editions" --workspace "$workspace" --json --quiet --no-progress \
        >"$SCRATCH/told" || code=$?
    if [ $code != 0 ] && [ $code != 3 ]; then
        printf 'ingest ended with %d\n' $code
        exit 1
    fi
    awk '
        function value(key,    at, rest) {
            at = index($0, "\"" key "\":")
            if (at == 0) { return "" }
            rest = substr($0, at + length(key) + 3)
            if (substr(rest, 1, 1) == "\"") { rest = substr(rest, 2); return substr(rest, 1, index(rest, "\"") - 1) }
            match(rest, /^[^,}]*/)
            return substr(rest, 1, RLENGTH)
        }
        index($0, "{\"file\":") == 1 {
            print value("file") "\t" value("edition") "\t" value("rows_read") "\t" value("rows_kept") "\t" \
                value("rows_held") "\t" value("rows_refused") "\t" value("distinct_ids") "\t" \
                value("rows_without_id") "\t" value("rows_without_place") "\t" value("outcome")
        }' "$SCRATCH/told" >"$SCRATCH/files"
}

# ask QUESTION: the answer as lines with tabs between. The question makes one text a row, with tabs in it.
ask() {
    "$METFORWARD_BIN" sql "$1" --workspace "$workspace" --format csv --quiet >"$SCRATCH/answer" || {
        printf 'the question failed: %s\n' "$1" >&2
        exit 1
    }
    sed -e 1d -e 's/\r$//' -e '/^"/{s/^"//;s/"$//;s/""/"/g;}' "$SCRATCH/answer"
}

# per_file: from lines "edition<tab>key<tab>value" to "file<tab>key<tab>value", a line each file that has the edition.
per_file() {
    awk -F '\t' '
        NR == FNR { files[$2] = files[$2] "\n" $1; next }
        {
            count = split(files[$1], names, "\n")
            for (i = 2; i <= count; i++) { print names[i] "\t" $2 "\t" $3 }
        }' "$SCRATCH/files" -
}

# compare TITLE EXPECTED ACTUAL [only-expected]: files of lines "key<tab>value", where the value is what follows the
# last tab. Numbers are equal within a billionth. What only the program has is a difference too, unless told otherwise.
compare() {
    awk -F '\t' -v title="$1" -v strict="${4:-all}" -v score="$SCRATCH/score" '
        function key(    i, text) {
            text = $1
            for (i = 2; i < NF; i++) { text = text "\t" $i }
            return text
        }
        function equal(a, b,    scale) {
            if (a == b) { return 1 }
            if (a !~ /^-?[0-9]/ || b !~ /^-?[0-9]/) { return 0 }
            scale = a + 0 < 0 ? -a : a + 0
            return (a - b < 0 ? b - a : a - b) <= 1e-9 * (scale > 1 ? scale : 1)
        }
        FILENAME == ARGV[1] { has[key()] = $NF; next }
        {
            name = key()
            seen[name] = 1
            if (name in has && equal($NF, has[name])) { passed++; next }
            failed++
            shown = name
            gsub(/\t/, " | ", shown)
            print title ": " shown ": " $NF " expected, " (name in has ? has[name] : "nothing") " found"
        }
        END {
            for (name in has) {
                if (strict == "all" && !(name in seen)) {
                    failed++
                    shown = name
                    gsub(/\t/, " | ", shown)
                    print title ": " shown ": nothing expected, " has[name] " found"
                }
            }
            printf "%s: %d passed, %d failed\n", title, passed, failed
            print passed + 0, failed + 0 >>score
        }' "$3" "$2"
}

# holds TITLE COMMAND…: one comparison that a command makes.
holds() {
    title=$1
    shift
    if "$@"; then
        printf '%s: holds\n' "$title"
        printf '1 0\n' >>"$SCRATCH/score"
    else
        printf '%s: does NOT hold\n' "$title"
        printf '0 1\n' >>"$SCRATCH/score"
    fi
}

# score: the last line, and whether all was well.
score() {
    awk '{ passed += $1; failed += $2 } END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }' \
        "$SCRATCH/score"
}

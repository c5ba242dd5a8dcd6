# Functions of the measurements; each sources this file.
# shellcheck shell=sh

# timed COMMAND…: its seconds and peak memory in KiB, "1.23 456789", on standard output; its own words go to $SCRATCH/log.
timed() {
    /usr/bin/time -f '%e %M' -o "$SCRATCH/time" "$@" >"$SCRATCH/log" 2>&1 || {
        code=$?
        # 3: finished with findings, as measured on rows that are meant to be refused
        [ "$code" = 3 ] || { tail -n 5 "$SCRATCH/log" >&2; return "$code"; }
    }
    tail -n 1 "$SCRATCH/time"
}

# worst: the largest first number of the lines on standard input, with its line.
worst() { sort -n | tail -n 1; }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# at_most VALUE LIMIT WORDS: fails, and says so, when the value is larger.
at_most() {
    awk -v a="$1" -v b="$2" 'BEGIN { exit !(a > b) }' || return 0
    printf '%s\n' "bench: $3: $1 is more than $2" >&2
    return 1
}

# ingest_into NAME PATH…: a fresh workspace NAME takes the paths in; prints as timed does.
ingest_into() {
    workspace=$SCRATCH/$1
    shift
    rm -rf "$workspace"
    "$METFORWARD_BIN" init "$workspace" --quiet
    timed "$METFORWARD_BIN" ingest "$@" -w "$workspace" --no-progress --quiet
}

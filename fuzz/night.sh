#!/bin/sh
# Hunts in every reader with libFuzzer, a minute each: fuzz/night.sh [seconds] [target …]
#
# Needs a C++ compiler and nothing else: the flags below are what cargo-fuzz would set, and stable Rust knows them. What is
# found lies in fuzz/artifacts and is told at the end; what was tried is kept in fuzz/corpus and begun from the next time.
set -eu
cd "$(dirname "$0")"
seconds=${1:-60}
[ $# -gt 0 ] && shift

host=$(rustc -vV | sed -n 's/^host: //p')
RUSTFLAGS="${RUSTFLAGS:-} --cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1" \
    cargo build --quiet --release --target "$host"
hunt="${CARGO_TARGET_DIR:-target}/$host/release/hunt"

[ $# -gt 0 ] || set -- $("$hunt" 2>/dev/null || true)
found=0
for target in "$@"; do
    mkdir -p "corpus/$target" artifacts
    # A data file begins with a hundred kilobytes of empty tables.
    if [ "$target" = data_file ] || [ "$target" = salvage ]; then longest=1048576; else longest=65536; fi
    # What a reader may use: a gigabyte, and ten seconds for one input.
    if FUZZ_TARGET=$target FUZZ_SEEDS=corpus/$target "$hunt" "corpus/$target" -artifact_prefix="artifacts/$target-" \
        -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 -max_len="$longest" -print_final_stats=1 \
        >"artifacts/$target.log" 2>&1; then verdict=ok; else verdict=FOUND found=1; fi
    tried=$(sed -n 's/^stat::number_of_executed_units: *//p' "artifacts/$target.log")
    peak=$(sed -n 's/^stat::peak_rss_mb: *//p' "artifacts/$target.log")
    cover=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "artifacts/$target.log" | tail -1)
    printf '%-14s %-6s %10s tries  %6s edges  %5s MB\n' "$target" "$verdict" "${tried:-?}" "${cover:-?}" "${peak:-?}"
done
exit $found

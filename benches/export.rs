//! Documents of one session, in every format, from the session to the bytes.

mod generate;

use divan::Bencher;

use dialogduk::domain::localized::Lang;
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::export::{ExportJob, Format, What, render};
use dialogduk::report::Profile;

fn main() {
    divan::main();
}

#[divan::bench(args = Format::ALL.iter().copied())]
fn action_list(bencher: Bencher, format: Format) {
    let session = generate::template();
    let job = ExportJob {
        what: What::Actions,
        format,
        lang: Lang::Nb,
        profile: Profile::built_in("full").unwrap(),
        as_of: Env::fixed().today(),
        force: false,
        target: None,
    };
    bencher.bench_local(|| render(&session, &job).unwrap());
}

#[divan::bench]
fn session_file_written(bencher: Bencher) {
    let session = generate::template();
    bencher.bench_local(|| exchange::write(&session));
}

#[divan::bench]
fn session_file_read(bencher: Bencher) {
    let text = exchange::write(&generate::template());
    bencher.bench_local(|| exchange::read(text.as_bytes()).unwrap());
}

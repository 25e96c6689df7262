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

fn job(what: What, format: Format) -> ExportJob {
    ExportJob {
        what,
        format,
        lang: Lang::Nb,
        profile: Profile::built_in("full").unwrap(),
        as_of: Env::fixed().today(),
        force: false,
        target: None,
    }
}

#[divan::bench(args = What::Actions.formats().iter().copied())]
fn action_list(bencher: Bencher, format: Format) {
    let session = generate::template();
    let job = job(What::Actions, format);
    bencher.bench_local(|| render(&session, &job).unwrap());
}

/// Each of the other documents in its usual format.
#[divan::bench(args = What::ALL.iter().copied().filter(|what| *what != What::Actions))]
fn document(bencher: Bencher, what: What) {
    let session = generate::template();
    let job = job(what, what.formats()[0]);
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

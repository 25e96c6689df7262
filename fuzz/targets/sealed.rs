//! Files under a passphrase (`age`), as another laptop hands them on.
//!
//! In a build without `protection` they are recognised and left alone, and that is what is held to there.

use dialogduk::exchange;
use dialogduk::export::sealed::{self, SealProblem};
use dialogduk::text::passphrase::Passphrase;

use super::inert::assert_inert;

/// A file of four rounds of work instead of the usual 262,144, so that one try takes no second. Made beside `age`, which opens it.
const ARMORED: &str = "-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBBQUVDQXdRRkJnY0lDUW9M
REEwT0R3IDIKVXpkWUZQeCtOQXB5dGZkdEVNOFljRlp1b1ZjL05xdFF4djZDOVlh
Ty9vOAotLS0gQUxUTG9hN2loUlc5SzNtZXVaUXVQY3FGOGpETUJKZThNWUVvTmc0
cjQ0TQogISIjJCUmJygpKissLS4vt5qqg7ZWALluSbNdYw6s4/yIdY9TMPOiEf2u
U0WaUY+fF2MMQhK1kUKIGA==
-----END AGE ENCRYPTED FILE-----
";
/// The passphrase of it.
const PASSPHRASE: &str = "regn over fjorden i mai";
/// So much work a try may ask for, as a power of two: what asks for more is refused beyond 20, and slow up to there.
const MOST_WORK: u32 = 10;

/// Whatever the bytes are, they are opened whole or refused, and what was inside is read like any file.
pub(super) fn sealed(bytes: &[u8]) {
    if asks_for_much(bytes) {
        return;
    }
    let Ok(passphrase) = Passphrase::typed(PASSPHRASE) else { return };
    let opened = sealed::open(bytes, &passphrase);
    if bytes == ARMORED.as_bytes() {
        assert!(
            matches!(opened, Ok(_) | Err(SealProblem::Unavailable)),
            "the file nobody has changed: {opened:?}"
        );
    }
    if let Ok(Ok(read)) = opened.map(|inside| exchange::read(&inside)) {
        assert_inert(&exchange::write(&read.session), "a meeting out of a sealed file");
    }
}

/// Whether the head names more work than a try has time for, as it is or written in letters.
fn asks_for_much(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes);
    let plain = head.lines().filter_map(|line| line.strip_prefix("-> scrypt "));
    let work = |line: &str| line.split(' ').nth(1).and_then(|work| work.trim().parse::<u32>().ok());
    plain.filter_map(work).any(|work| work > MOST_WORK) || is_other_armor(bytes)
}

/// Letters hide the head; only those that begin as our own are known to ask for little.
fn is_other_armor(bytes: &[u8]) -> bool {
    // So far the work is named in the third line of the letters.
    const KNOWN: usize = 130;
    let (ours, theirs) = (ARMORED.as_bytes().get(..KNOWN), bytes.get(..KNOWN));
    bytes.starts_with(b"-----BEGIN AGE") && ours != theirs
}

pub(super) fn sealed_seeds() -> Vec<Vec<u8>> {
    vec![ARMORED.as_bytes().to_vec(), b"age-encryption.org/v1\n-> scrypt AAECAwQFBgcICQoLDA0ODw 2\n".to_vec()]
}

//! Files under a passphrase, for handing on: the format of `age` (age-encryption.org/v1, scrypt), which other tools open
//! as well (J6).
//!
//! Everything happens in memory. Building with `age` is part of the feature `protection`; without it such a file is
//! recognised and left alone.

use crate::text::passphrase::Passphrase;

/// What the name of such a file ends in.
pub const ENDING: &str = "age";

/// How much work the key is, as a power of two: what `age` itself chooses. About a second, and 256 MB, for each guess.
#[cfg(feature = "protection")]
const WORK: u8 = 18;
/// The most that is put up with in a file of others, in the same measure: a gigabyte.
#[cfg(feature = "protection")]
const MOST_WORK: u8 = 20;

/// Why a file cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealProblem {
    /// This build knows nothing of it.
    Unavailable,
    /// The passphrase does not open it.
    WrongPassphrase,
    /// It is sealed in another way than by a passphrase.
    NotByPassphrase,
    /// It is cut off or was altered, or it asks for more work than a laptop can do.
    Damaged,
}

/// Whether these bytes are such a file, as it is or written in letters.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/") || bytes.starts_with(b"-----BEGIN AGE ")
}

/// The name of the sealed file: «møte.toml.age».
pub fn name(of: &str) -> String {
    if inner_name(of).is_some() { of.to_owned() } else { format!("{of}.{ENDING}") }
}

/// The name of what is in it: «møte.toml»; `None` where it does not end as a sealed file's does.
pub fn inner_name(of: &str) -> Option<&str> {
    let (inner, ending) = of.rsplit_once('.')?;
    ending.eq_ignore_ascii_case(ENDING).then_some(inner)
}

/// Puts bytes under a passphrase.
#[cfg(feature = "protection")]
pub fn seal(bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, SealProblem> {
    let mut recipient = age::scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(WORK);
    age::encrypt(&recipient, bytes).map_err(|_| SealProblem::Damaged)
}

/// Opens such a file, all of it or nothing.
#[cfg(feature = "protection")]
pub fn open(bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, SealProblem> {
    use age::DecryptError as Problem;
    let mut identity = age::scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    age::decrypt(&identity, bytes).map_err(|problem| match problem {
        Problem::DecryptionFailed | Problem::KeyDecryptionFailed => SealProblem::WrongPassphrase,
        Problem::NoMatchingKeys => SealProblem::NotByPassphrase,
        _ => SealProblem::Damaged,
    })
}

#[cfg(feature = "protection")]
fn secret(passphrase: &Passphrase) -> age::secrecy::SecretString {
    passphrase.expose().into()
}

/// Puts bytes under a passphrase; not in this build.
#[cfg(not(feature = "protection"))]
pub fn seal(_: &[u8], _: &Passphrase) -> Result<Vec<u8>, SealProblem> {
    Err(SealProblem::Unavailable)
}

/// Opens such a file; not in this build.
#[cfg(not(feature = "protection"))]
pub fn open(_: &[u8], _: &Passphrase) -> Result<Vec<u8>, SealProblem> {
    Err(SealProblem::Unavailable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_file_is_known_by_its_beginning() {
        assert!(is_sealed(b"age-encryption.org/v1\n-> scrypt "));
        assert!(is_sealed(b"-----BEGIN AGE ENCRYPTED FILE-----\n"));
        assert!(!is_sealed(b"format = 4\n"));
    }

    #[test]
    fn the_name_tells_that_it_is_sealed_and_what_is_in_it() {
        for (inner, sealed) in [("møte.toml", "møte.toml.age"), ("liste", "liste.age")] {
            assert_eq!(name(inner), sealed);
            assert_eq!(name(sealed), sealed);
            assert_eq!(inner_name(sealed), Some(inner));
            assert_eq!(inner_name(inner), None);
        }
    }

    #[cfg(feature = "protection")]
    #[test]
    fn what_was_sealed_opens_with_the_passphrase_alone_and_whole_or_not_at_all() {
        let [right, wrong] = ["sol og vind", "sol og regn"].map(|it| Passphrase::typed(it).ok().unwrap());
        let text = "Ro i gangen. ".repeat(10_000);
        let sealed = seal(text.as_bytes(), &right).unwrap();
        assert!(is_sealed(&sealed) && !sealed.windows(7).any(|part| part == b"i gange"));
        assert_eq!(open(&sealed, &right).unwrap(), text.as_bytes());
        assert_eq!(open(&sealed, &wrong), Err(SealProblem::WrongPassphrase));
        let mut altered = sealed.clone();
        altered[100_000] ^= 1;
        for damaged in [&altered[..], &sealed[..100_000], &sealed[..60]] {
            assert_eq!(open(damaged, &right), Err(SealProblem::Damaged));
        }
    }
}

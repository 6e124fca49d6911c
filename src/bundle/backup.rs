//! Opening a backup: found in what mail and chat made of it, its digest checked, its lock taken apart.
//!
//! Tolerant as [`super::read`] is, with one difference: most strings in a backup are words of people, so nothing is taken
//! out of them but line breaks. Whether what comes of it is what was written, the digest says.
//!
//! The passphrase itself is the business of the browser, whose own cryptography turns it into a key: here are the bytes it
//! needs, and the limits of what it is asked to do.

use super::error::OpenError;
use super::read;
use crate::wire::backup::{self as backup_file, Backup};
use crate::wire::limits::{MAX_BACKUP_BYTES, MAX_LOCKED_BYTES};
use crate::wire::lock::{self as lock_file, Lock, LockHeader};
use crate::wire::{WireError, told};
use data_encoding::BASE64URL_NOPAD;

/// How a key is made of the passphrase (RFC 7518 section 4.8).
pub const ALGORITHM: &str = "PBES2-HS512+A256KW";
/// How the content is encrypted (RFC 7518 section 5.3).
pub const ENCRYPTION: &str = "A256GCM";
/// What the protected header says is inside.
pub const MEDIA_TYPE: &str = "application/vnd.thonso.backup+json";
/// How often the passphrase is hashed. Guessing costs as often as much; OWASP asks for 210,000 with SHA-512. This takes
/// about 0.2 s on an office computer and 2 to 3 s on a phone ten times as slow, which is as long as one waits for a file.
pub const ROUNDS: u32 = 310_000;
/// The most that is done for a file of somebody else: a browser cannot be stopped once it has begun.
pub const MOST_ROUNDS: u32 = 2_000_000;
/// Bytes of the salt: no two files of one passphrase have the same key.
pub const SALT_BYTES: usize = 16;
/// A longer salt is nobody's.
const MOST_SALT_BYTES: usize = 1024;

/// Why a file is not opened as a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// More bytes than any backup has.
    TooLarge {
        /// In bytes.
        limit: usize,
    },
    /// Nothing in it looks like a backup.
    NotABackup,
    /// The end is missing.
    CutOff,
    /// It is not as it was written.
    Damaged,
    /// Written by a newer program.
    Newer {
        /// Its version.
        found: u32,
        /// The newest version this program reads.
        known: u32,
    },
    /// Locked in another way than ours.
    OtherLock {
        /// As its header names it.
        found: String,
    },
    /// Opening it would keep the device busy for minutes.
    TooSlow {
        /// How often the passphrase is to be hashed.
        rounds: u32,
    },
    /// Whole, but not what a backup says.
    Malformed(WireError),
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A backup anyone can read.
    Open(Box<Backup>),
    /// One under a passphrase.
    Locked(Box<Locked>),
}

/// What is needed beside the passphrase, as bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The salt as the standard wants it: the name of the algorithm, a nought, the random bytes.
    pub salt: Vec<u8>,
    /// How often the passphrase is hashed.
    pub rounds: u32,
    /// The key of the content, wrapped.
    pub wrapped_key: Vec<u8>,
    /// The initialisation vector.
    pub iv: Vec<u8>,
    /// What is authenticated beside the content: the protected header as it stands in the file.
    pub header: Vec<u8>,
    /// The content, encrypted, and the tag behind it.
    pub sealed: Vec<u8>,
}

/// Whether a file is meant to be a backup, whatever became of it.
pub fn is_meant(bytes: &[u8]) -> bool {
    let text = read::plain_quotes(&read::decoded(bytes));
    let named = format!("\"{}\"", backup_file::FORMAT);
    text.contains(&named) || ["\"encrypted_key\"", "\"ciphertext\""].iter().all(|it| text.contains(it))
}

/// Opens a backup from the bytes of a file. The secret key of a device is not taken from a file that anyone can read.
///
/// # Errors
///
/// When there is none in it, or it is damaged, or not one this program reads.
pub fn open(bytes: &[u8]) -> Result<Found, BackupError> {
    if bytes.len() > MAX_LOCKED_BYTES {
        return Err(BackupError::TooLarge { limit: MAX_LOCKED_BYTES });
    }
    if !is_meant(bytes) {
        return Err(BackupError::NotABackup);
    }
    let text = read::decoded(bytes);
    // A lock says so by a member that words inside a backup cannot have: their quotes are escaped.
    if read::plain_quotes(&text).contains("\"encrypted_key\"") {
        let lock = found(&text, "\"encrypted_key\"", &[read::close_up], lock_file::read)?;
        return Ok(Found::Locked(Box::new(taken_apart(&lock)?)));
    }
    if bytes.len() > MAX_BACKUP_BYTES {
        return Err(BackupError::TooLarge { limit: MAX_BACKUP_BYTES });
    }
    let named = format!("\"{}\"", backup_file::FORMAT);
    let backup = found(&text, &named, &[words_joined, words_parted], backup_file::read)?;
    Ok(Found::Open(Box::new(Backup { key: None, ..backup })))
}

/// Reads what a lock had inside.
///
/// # Errors
///
/// When it is no backup this program reads.
pub fn unlocked(bytes: &[u8]) -> Result<Backup, BackupError> {
    let text = str::from_utf8(bytes).map_err(|_| BackupError::NotABackup)?;
    backup_file::read(text).map_err(refused)
}

/// Reads a text as it stands, or else what can be made of it.
fn found<T>(
    text: &str,
    member: &str,
    ways: &[read::Copying],
    parse: impl Fn(&str) -> Result<T, WireError>,
) -> Result<T, BackupError> {
    let as_it_stands = match parse(text) {
        Ok(found) => return Ok(found),
        Err(error) => refused(error),
    };
    let unquoted = unquoted(text);
    let mut told = BackupError::NotABackup;
    for text in [&unquoted, &read::plain_quotes(&unquoted)] {
        for way in ways {
            let error = match read::extract(text, member, *way) {
                Ok(copied) => match parse(&copied) {
                    Ok(found) => return Ok(found),
                    // It says that it is one.
                    Err(WireError::NotJson { .. }) => BackupError::Damaged,
                    Err(error) => refused(error),
                },
                Err(OpenError::CutOff) => BackupError::CutOff,
                Err(_) => BackupError::NotABackup,
            };
            if told == BackupError::NotABackup {
                told = error;
            }
        }
    }
    // A text that was read and refused as it stands is told about as it stands.
    let unread = matches!(as_it_stands, BackupError::NotABackup | BackupError::CutOff);
    Err(if unread { told } else { as_it_stands })
}

/// What an error of a document amounts to.
fn refused(error: WireError) -> BackupError {
    if backup_file::is_damage(&error) {
        return BackupError::Damaged;
    }
    match error {
        WireError::TooLarge { limit } => BackupError::TooLarge { limit },
        WireError::NotJson { .. } | WireError::WrongFormat { .. } => BackupError::NotABackup,
        WireError::CutOff => BackupError::CutOff,
        WireError::Newer { found, known } => BackupError::Newer { found, known },
        error @ (WireError::Missing { .. }
        | WireError::Unknown { .. }
        | WireError::Duplicate { .. }
        | WireError::Bad { .. }
        | WireError::TooLong { .. }
        | WireError::TemplateMismatch
        | WireError::Unusable { .. }) => BackupError::Malformed(error),
    }
}

/// Without the `> ` of quoted mail. What a line begins with otherwise may belong to words that mail has broken there.
fn unquoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let quoted = line.trim_start().starts_with('>');
        out.push_str(if quoted { line.trim_start_matches([' ', '\t', '>']) } else { line });
    }
    out
}

/// Copies words: without line breaks and invisible characters that mail has put in.
fn words_joined(chars: &mut std::str::Chars<'_>, out: &mut String) -> Result<(), OpenError> {
    words(chars, out, false)
}

/// Copies words: with a blank for each line break that mail has put in its place.
fn words_parted(chars: &mut std::str::Chars<'_>, out: &mut String) -> Result<(), OpenError> {
    words(chars, out, true)
}

fn words(chars: &mut std::str::Chars<'_>, out: &mut String, parted: bool) -> Result<(), OpenError> {
    out.push('"');
    loop {
        match chars.next().ok_or(OpenError::CutOff)? {
            '"' => break,
            '\\' => {
                out.push('\\');
                out.push(chars.next().ok_or(OpenError::CutOff)?);
            }
            '\n' if parted => out.push(' '),
            it if it.is_control() => {}
            it => out.push(it),
        }
    }
    out.push('"');
    Ok(())
}

/// The bytes of a lock.
fn taken_apart(lock: &Lock) -> Result<Locked, BackupError> {
    let bytes = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| BackupError::Damaged);
    let header = String::from_utf8(bytes(&lock.protected)?).map_err(|_| BackupError::Damaged)?;
    let LockHeader { alg, enc, p2s, p2c, typ, .. } = lock_file::read_header(&header).map_err(refused)?;
    for (name, known) in
        [(&alg, ALGORITHM), (&enc, ENCRYPTION), (typ.as_ref().unwrap_or(&MEDIA_TYPE.to_owned()), MEDIA_TYPE)]
    {
        if name != known {
            return Err(BackupError::OtherLock { found: told(name) });
        }
    }
    if p2c > MOST_ROUNDS {
        return Err(BackupError::TooSlow { rounds: p2c });
    }
    let salt = bytes(&p2s)?;
    let (wrapped_key, iv, mut sealed) =
        (bytes(&lock.encrypted_key)?, bytes(&lock.iv)?, bytes(&lock.ciphertext)?);
    let tag = bytes(&lock.tag)?;
    // What the standard asks for: 8 bytes of salt at least, 12 of the vector, 16 of the tag; a key of 32 is 40 wrapped.
    let sound = (8..=MOST_SALT_BYTES).contains(&salt.len())
        && p2c > 0
        && wrapped_key.len() == 40
        && iv.len() == 12
        && tag.len() == 16;
    if !sound {
        return Err(BackupError::Damaged);
    }
    sealed.extend(tag);
    let salt = [ALGORITHM.as_bytes(), &[0], &salt].concat();
    let header = lock.protected.clone().into_bytes();
    Ok(Locked { salt, rounds: p2c, wrapped_key, iv, header, sealed })
}

/// The file of a backup that anyone can read: without the secret key of the device. It is opened once before it is handed
/// over.
///
/// # Errors
///
/// When it would be refused on opening: everything together is longer than a backup may be.
pub fn file(backup: &Backup, about: &str) -> Result<String, BackupError> {
    let open_to_all = Backup { key: None, ..backup.clone() };
    let text = backup_file::write(&open_to_all, about);
    open(text.as_bytes()).map(|_| text)
}

/// What is to be locked under a passphrase; opened once before, too.
///
/// # Errors
///
/// As [`file`].
pub fn content(backup: &Backup, about: &str) -> Result<String, BackupError> {
    let text = backup_file::write(backup, about);
    unlocked(text.as_bytes()).map(|_| text)
}

/// Before the passphrase is used: what is needed to lock a backup with these random bytes.
pub fn to_be_locked(salt: &[u8; SALT_BYTES], iv: &[u8; 12]) -> Locked {
    let p2s = BASE64URL_NOPAD.encode(salt);
    let header = LockHeader::new(ALGORITHM, ENCRYPTION, p2s, ROUNDS, MEDIA_TYPE);
    let header = BASE64URL_NOPAD.encode(lock_file::write_header(&header).as_bytes());
    Locked {
        salt: [ALGORITHM.as_bytes(), &[0], salt].concat(),
        rounds: ROUNDS,
        wrapped_key: Vec::new(),
        iv: iv.to_vec(),
        header: header.into_bytes(),
        sealed: Vec::new(),
    }
}

/// After it: the file.
pub fn locked_file(locked: &Locked, about: &str) -> String {
    let encode = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
    let (content, tag) = locked.sealed.split_at(locked.sealed.len().saturating_sub(16));
    let protected = String::from_utf8_lossy(&locked.header).into_owned();
    let parts = [protected, encode(&locked.wrapped_key), encode(&locked.iv), encode(content), encode(tag)];
    lock_file::write(&Lock::new(parts), about)
}

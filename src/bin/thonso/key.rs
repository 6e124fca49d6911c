//! `key new`, `key show`.

use crate::console::{Console, Run, Stop};
use thonso::bundle::key::SigningKey;
use thonso::text;
use thonso::text::cli::{Say, say};
use thonso::wire::{key, output};

/// Makes a key.
pub fn new(console: &Console, file: Option<&str>) -> Run {
    let seed: [u8; 32] = console.random()?;
    let key = SigningKey::from_seed(&seed);
    let document = key::write(&key.to_jwk());
    match file {
        None | Some("-") => console.print(document.trim_end())?,
        Some(file) => {
            console.write_secret(file, &document)?;
            print(console, &key)?
        }
    };
    console.say(&Say::KeyMade { fingerprint: &key.public().fingerprint() });
    Ok(crate::console::Outcome::Fine)
}

/// Shows the public part of a key.
pub fn show(console: &Console, file: &str) -> Run {
    print(console, &load(console, file)?)
}

/// Reads a key file.
pub fn load(console: &Console, file: &str) -> Result<SigningKey, Stop> {
    let document = console.read_text(file)?;
    let jwk =
        key::read(&document).map_err(|it| console.in_file(file, &text::wire_error(console.language, &it)))?;
    SigningKey::from_jwk(&jwk).map_err(|it| console.in_file(file, &say(console.language, &Say::BadKey(it))))
}

fn print(console: &Console, key: &SigningKey) -> Run {
    let public = key.public();
    console.print(&output::key(&public.to_jwk(), &public.kid(), &public.fingerprint()))
}

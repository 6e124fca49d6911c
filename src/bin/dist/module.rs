//! The binary form of a module (WebAssembly 2.0, section 5), as far as it is read and written here.

use crate::Outcome;

/// What a module begins with: its sign and its version.
pub const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// Kinds of sections: one with a name, what a module calls for, what can be called of it, its functions.
pub const CUSTOM: u8 = 0;
pub const IMPORTS: u8 = 2;
pub const EXPORTS: u8 = 7;
pub const CODE: u8 = 10;

/// The kind of import that is a function.
pub const FUNCTION: u8 = 0;

/// The sections of a module with their kinds.
pub fn sections(module: &[u8]) -> Outcome<Vec<(u8, Bytes<'_>)>> {
    let mut from = Bytes(module);
    if from.take(HEADER.len())? != HEADER {
        return Err("this is no module of version 1".into());
    }
    let mut sections = Vec::new();
    while !from.0.is_empty() {
        sections.push((from.byte()?, Bytes(from.list()?)));
    }
    Ok(sections)
}

/// What is left of a module or a section.
#[derive(Debug, Clone, Copy)]
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    pub fn take(&mut self, length: usize) -> Outcome<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or("a module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    pub fn byte(&mut self) -> Outcome<u8> {
        Ok(self.take(1)?.iter().copied().sum())
    }

    /// Bytes behind their number.
    pub fn list(&mut self) -> Outcome<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    pub fn name(&mut self) -> Outcome<&'a str> {
        Ok(str::from_utf8(self.list()?)?)
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow (LEB128).
    pub fn number(&mut self) -> Outcome<usize> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err("a module has a number without an end".into())
    }

    /// What kind of thing an import is; what it says about it is passed over.
    pub fn import_kind(&mut self) -> Outcome<u8> {
        let kind = self.byte()?;
        match kind {
            FUNCTION => drop(self.number()?),
            1 => {
                self.byte()?;
                self.limits()?;
            }
            2 => self.limits()?,
            3 => drop(self.take(2)?),
            other => return Err(format!("a module calls for something of the unknown kind {other}").into()),
        }
        Ok(kind)
    }

    fn limits(&mut self) -> Outcome<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Ok(())
    }

    pub fn end(&self) -> Outcome<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err("a section of a module has more in it than it says".into())
        }
    }
}

pub fn write_number(to: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        to.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    to.push(u8::try_from(number).unwrap_or_default());
}

pub fn write_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    write_number(to, bytes.len());
    to.extend_from_slice(bytes);
}

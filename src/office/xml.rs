//! Markup as a stream of nodes. Names come without their prefixes; nothing is looked up outside the file.

use super::limits::{MAX_DEPTH, MAX_PART};
use crate::domain::annex::ReadError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::BufRead;

/// A node of the stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// An element begins.
    Open(Tag),
    /// An element ends.
    Close(String),
    /// Text, entities resolved.
    Text(String),
    /// The stream ends.
    End,
}

/// The beginning of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// Without its prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute by its name without prefix.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    /// An attribute that is a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.parse().ok()
    }

    /// Whether an element that switches something on does so: `<w:vanish/>`, `<w:vanish w:val="0"/>`.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val"), Some("0" | "false" | "off" | "none"))
    }
}

/// The nodes of a part.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: BufRead> Xml<R> {
    /// Reads a stream of bytes.
    pub(super) fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next node.
    pub(super) fn next(&mut self) -> Result<Node, ReadError> {
        loop {
            if self.reader.buffer_position() >= MAX_PART {
                return Err(ReadError::TooLarge);
            }
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer).map_err(|_| ReadError::Damaged)?;
            return Ok(match event {
                Event::Start(it) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(ReadError::TooLarge);
                    }
                    Node::Open(tag(&it)?)
                }
                Event::Empty(it) => Node::Open(tag(&it)?),
                Event::End(it) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(it.local_name().as_ref().to_owned())
                }
                Event::Text(it) => Node::Text(it.xml10_content().into_owned()),
                Event::CData(it) => Node::Text(it.xml10_content().into_owned()),
                Event::GeneralRef(it) => {
                    let letter = it.resolve_char_ref().map_err(|_| ReadError::Damaged)?;
                    let text = match (letter, it.xml10_content().as_ref()) {
                        (Some(letter), _) => letter.to_string(),
                        (None, "amp") => "&".to_owned(),
                        (None, "lt") => "<".to_owned(),
                        (None, "gt") => ">".to_owned(),
                        (None, "quot") => "\"".to_owned(),
                        (None, "apos") => "'".to_owned(),
                        // An entity of the document's own: no office program writes one.
                        (None, _) => return Err(ReadError::Unsafe),
                    };
                    Node::Text(text)
                }
                Event::DocType(_) => return Err(ReadError::Unsafe),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof => {
                    if self.depth > 0 {
                        return Err(ReadError::Damaged);
                    }
                    Node::End
                }
            });
        }
    }

    /// Leaves out all that stands in the element that has just begun.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()? == Node::End {
                return Err(ReadError::Damaged);
            }
        }
        Ok(())
    }
}

fn tag(start: &BytesStart<'_>) -> Result<Tag, ReadError> {
    let mut tag = Tag { name: start.local_name().as_ref().to_owned(), attributes: Vec::new() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| ReadError::Damaged)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| ReadError::Unsafe)?;
        tag.attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(tag)
}

//! What a document says it is.

use super::error::{WireError, told};
use super::json::{Json, parse};

/// Reads a document of ours; checks its size, kind and version before anything else.
pub(super) fn document(
    text: &str,
    limit: usize,
    expected: &'static str,
    known: u32,
) -> Result<Json, WireError> {
    if text.len() > limit {
        return Err(WireError::TooLarge { limit });
    }
    let json = parse(text)?;
    of_kind(&json, expected, known)?;
    Ok(json)
}

/// Whether a document, or one inside another, is of that kind and of a version this program knows.
pub(super) fn of_kind(json: &Json, expected: &'static str, known: u32) -> Result<(), WireError> {
    let Json::Object(members) = json else {
        return Err(WireError::bad(""));
    };
    let member = |name: &str| {
        members.iter().find(|it| it.0 == name).map(|it| &it.1).filter(|it| !matches!(it, Json::Null))
    };
    let found = match member("format") {
        None => "",
        Some(Json::Text(it)) => it.as_str(),
        Some(_) => return Err(WireError::bad("format")),
    };
    if found != expected {
        return Err(WireError::WrongFormat { found: told(found), expected });
    }
    let version = match member("version") {
        None => return Err(WireError::Missing { place: "version".to_owned() }),
        Some(Json::Number(it)) => u32::try_from(*it).ok(),
        Some(_) => None,
    };
    match version {
        None | Some(0) => Err(WireError::bad("version")),
        Some(found) if found > known => Err(WireError::Newer { found, known }),
        Some(_) => Ok(()),
    }
}

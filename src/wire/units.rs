//! The units that were found in the list of communes on this device: a record of the device.

use super::WireError;
use super::document::document_type;
use super::member::{self, Member};
use super::{json, print};
use crate::domain::draft::OrgUnit;

document_type! {
    open Units "units" {
        units: Vec<OrgUnit>,
    }
}

/// Reads them.
///
/// # Errors
///
/// When the text is something else.
pub fn read(text: &str) -> Result<Vec<OrgUnit>, WireError> {
    let units: Result<Units, _> = json::parse(text).and_then(member::read);
    units.map(|it| it.units).map_err(|_| WireError::bad("units"))
}

/// Writes them.
pub fn write(units: &[OrgUnit]) -> String {
    print::compact(&Units { units: units.to_vec() }.write())
}

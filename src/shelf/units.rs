//! The units that were found in the list of communes: remembered with their codes, the last one first.

use super::{KeyValue, Shelf, StoreError};
use crate::domain::draft::OrgUnit;
use crate::wire::units;

const UNITS: &str = "thonso/units";
/// So many are remembered.
const MOST: usize = 20;

impl<S: KeyValue> Shelf<S> {
    /// The units that were found.
    pub fn units(&self) -> Vec<OrgUnit> {
        self.read(UNITS, units::read).unwrap_or_default()
    }

    /// Remembers one.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    pub fn keep_unit(&self, unit: OrgUnit) -> Result<(), StoreError> {
        let mut known = self.units();
        known.retain(|it| it.name != unit.name);
        known.insert(0, unit);
        known.truncate(MOST);
        self.put(UNITS, &units::write(&known))
    }

    /// The code of the commune of a unit; none where that was not found in the list.
    pub fn commune_of(&self, name: &str) -> Option<String> {
        self.units().into_iter().find(|it| it.name == name.trim())?.code
    }
}

"""Converts XLSForms with ODK's own pyxform: `xlsform.py FILE…`. Prints, for each, how many questions it has; ends with an
error where pyxform refuses one or warns of something."""

import sys
import xml.etree.ElementTree as ElementTree

from pyxform.xls2xform import convert

for file in sys.argv[1:]:
    result = convert(file)
    if result.warnings:
        sys.exit(f"{file}: {result.warnings}")
    form = ElementTree.fromstring(result.xform)
    binds = [it for it in form.iter() if it.tag.endswith("}bind")]
    languages = [it for it in form.iter() if it.tag.endswith("}translation")]
    outcomes = [it for it in binds if "exceeded" in it.get("calculate", "") or "not_met" in it.get("calculate", "")]
    print(len(binds), len(languages), len(outcomes))

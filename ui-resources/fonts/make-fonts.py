#!/usr/bin/python3
"""Makes the fonts that Sluice bundles.

JavaFX cannot switch on OpenType features, and Inter's own digits differ in width, so figures
that change would dance. This maps Inter's tabular digits into the character map and gives the
family a name of its own, so that an installed Inter is never picked instead. Each weight is a
family of its own too, because JavaFX finds weights between Regular and Bold only by family name.
The marks that isolate a name of another direction have no shape in these fonts, and JavaFX draws a
box for them on Linux; they get an empty one.

Needs fontTools, Inter 3.19 and JetBrains Mono 2.242 (Debian 12: python3-fonttools, fonts-inter,
fonts-jetbrains-mono). Run it anywhere: it writes beside the resources and gives the same bytes
every time.
"""

import pathlib

from fontTools.ttLib import TTFont

INTER = pathlib.Path("/usr/share/fonts/opentype/inter")
MONO = pathlib.Path("/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf")
TARGET = pathlib.Path(__file__).parent.parent / "src/main/resources/dev/sluice/ui/fonts"
FAMILIES = {
    "Inter-Regular.otf": "Inter Tabular",
    "Inter-Medium.otf": "Inter Tabular Medium",
    "Inter-SemiBold.otf": "Inter Tabular SemiBold",
}
DIGITS = range(ord("0"), ord("9") + 1)
ISOLATES = range(0x2066, 0x2069 + 1)


def tabular_names(font):
    """Glyph name to tabular glyph name, as the font's own tnum feature has it."""
    gsub = font["GSUB"].table
    names = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for subtable in gsub.LookupList.Lookup[index].SubTable:
                    names.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    return names


def map_digits(font):
    """Points the ten digits, and nothing else, at their tabular shapes."""
    tabular = tabular_names(font)
    for table in font["cmap"].tables:
        for code in DIGITS:
            if code in table.cmap:
                table.cmap[code] = tabular.get(table.cmap[code], table.cmap[code])
    level_widths(font)


def level_widths(font):
    """Evens out the rounding of interpolated weights: in Medium some digits are 2 units of 2816 off."""
    digits = [font.getBestCmap()[code] for code in DIGITS]
    widths = [font["hmtx"][digit][0] for digit in digits]
    assert max(widths) - min(widths) <= 4, f"digits differ too much in width: {widths}"
    for digit in digits:
        font["hmtx"][digit] = (max(widths), font["hmtx"][digit][1])


def widen_narrow_space(font):
    """Three pixels at 12 to 14: where glyphs stand on whole pixels, Inter's own 2.4 becomes 2 and joins words."""
    glyph = font.getBestCmap()[0x202F]
    font["hmtx"][glyph] = (640, font["hmtx"][glyph][1])


def hide_isolates(font):
    """Gives the marks that hold the direction of foreign words, which the font lacks, a shape without ink or width."""
    empty = font.getBestCmap()[0xFEFF]
    assert font["hmtx"][empty][0] == 0, f"{empty} has a width"
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code in ISOLATES:
                table.cmap[code] = empty


def rename(font, family):
    post_script = family.replace(" ", "")
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in (16, 17)]
    for name_id, text in {1: family, 2: "Regular", 3: f"{post_script}:Sluice", 4: family, 6: post_script}.items():
        for record in [r for r in names.names if r.nameID == name_id]:
            names.setName(text, name_id, record.platformID, record.platEncID, record.langID)
    cff = font["CFF "].cff
    cff.fontNames = [post_script]
    cff.topDictIndex[0].FullName = family
    cff.topDictIndex[0].FamilyName = family


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    for source, family in FAMILIES.items():
        font = TTFont(INTER / source, recalcTimestamp=False)
        map_digits(font)
        widen_narrow_space(font)
        hide_isolates(font)
        rename(font, family)
        font.save(TARGET / (family.replace(" ", "") + ".otf"))
    mono = TTFont(MONO, recalcTimestamp=False)
    hide_isolates(mono)
    mono.save(TARGET / "JetBrainsMono-Regular.ttf")


if __name__ == "__main__":
    main()

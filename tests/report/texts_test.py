#!/usr/bin/python3
"""The catalogue of texts: both languages for every key with the same names in braces, Lao that is Lao, no key
that is used and missing, none that is there for nothing."""
import json
import pathlib
import re
import unittest

REPORT = pathlib.Path(__file__).resolve().parents[2] / "analysis" / "report"
SAME_IN_BOTH = {"unit.share", "chart.evpi_name", "month.of_year", "summary.card_total"}


def no_twins(pairs):
    keys = [key for key, _ in pairs]
    twins = {key for key in keys if keys.count(key) > 1}
    if twins:
        raise ValueError(f"twice in the catalogue: {twins}")
    return dict(pairs)


TEXTS = json.loads((REPORT / "web" / "texts.json").read_text(encoding="utf-8"), object_pairs_hook=no_twins)
CODE = "\n".join(path.read_text(encoding="utf-8")
                 for path in [*REPORT.glob("*.cpp"), *(REPORT / "web" / "src").glob("*.ts")])


# Where the rest of a key is data: a channel, a kind, a column.
FAMILIES = ("outcome.", "unit.", "month.", "kind.", "status.", "status_means.", "limits.", "case.", "chart.measure.",
            "chart.axis.", "summary.card_", "event.", "change.", "path.", "step.")
COLUMNS = {"summary.total", "summary.change", "summary.worse_in"}


def used(key):
    return f'"{key}"' in CODE or key.startswith(FAMILIES) or key in COLUMNS or key.endswith(".heading")


class Texts(unittest.TestCase):
    def test_every_entry_is_whole(self):
        for key, entry in TEXTS.items():
            with self.subTest(key):
                self.assertEqual(list(entry), ["en", "lo", "reviewed"])
                self.assertIsInstance(entry["reviewed"], bool)
                self.assertTrue(entry["en"].strip() and entry["lo"].strip())

    def test_both_languages_fill_the_same_names(self):
        for key, entry in TEXTS.items():
            with self.subTest(key):
                self.assertEqual(*(sorted(set(re.findall(r"\{(\w+)\}", entry[language]))) for language in ("en", "lo")))

    def test_lao_is_lao(self):
        for key, entry in TEXTS.items():
            if key not in SAME_IN_BOTH:
                with self.subTest(key):
                    self.assertRegex(entry["lo"], "[\u0e80-\u0eff]")
                    self.assertNotRegex(entry["lo"], "[\u0e00-\u0e7f]", "Thai letters")

    def test_every_key_that_is_written_out_in_the_code_is_there(self):
        written = set(re.findall(r'\b(?:both|words|say|note)\(\s*"([a-z_]+\.[\w.]+)"', CODE))
        self.assertEqual([key for key in written if key not in TEXTS and not key.endswith(("_", "."))], [])

    def test_no_key_is_there_for_nothing(self):
        self.assertEqual([key for key in TEXTS if not used(key)], [])


if __name__ == "__main__":
    unittest.main()

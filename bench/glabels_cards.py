"""A thousand cards by glabels-3-batch, what a user would otherwise take: its template and its data."""

import csv
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from app.models.papers import LiaisonCardContent

PROGRAM = "glabels-3-batch"
FACE = "Noto Sans SC"
UPRIGHT = 'a0="1" a1="0" a2="0" a3="1" a4="0" a5="0"'
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
TEMPLATE = f"""<?xml version="1.0"?>
<Glabels-document xmlns="http://glabels.org/xmlns/3.0/">
  <Template brand="Lianxin" part="90x54" size="A4" description="90 by 54 mm, ten to a sheet">
    <Label-rectangle id="0" width="90mm" height="54mm" round="0" x_waste="0" y_waste="0">
      <Layout nx="2" ny="5" x0="15mm" y0="13.5mm" dx="90mm" dy="54mm"/>
    </Label-rectangle>
  </Template>
  <Objects id="0" rotate="False">
    <Object-text x="5mm" y="5mm" w="51mm" h="35mm" {UPRIGHT} justify="left" valign="top"
      auto_shrink="False"><Span font_family="{FACE}" font_size="9.5" font_weight="Regular"
      font_italic="False" color="0x000000ff" line_spacing="1">服务承诺 <Field
      name="promise"/><NL/>值班时间 <Field name="hours"/><NL/>常办事项 <Field
      name="items"/></Span></Object-text>
    <Object-text x="5mm" y="41mm" w="80mm" h="9mm" {UPRIGHT} justify="left" valign="top"
      auto_shrink="False"><Span font_family="{FACE}" font_size="8" font_weight="Bold"
      font_italic="False" color="0x000000ff" line_spacing="1"><Field
      name="phones"/><NL/><Field name="number"/> <Field
      name="edition"/></Span></Object-text>
    <Object-barcode x="65mm" y="5mm" w="20mm" h="20mm" {UPRIGHT} style="IEC18004" text="False"
      checksum="True" color="0x000000ff" field="number"/>
  </Objects>
  <Merge type="Text/Comma/Line1Keys" src="{{data}}"/>
</Glabels-document>
"""


def write_job(cards: Sequence[LiaisonCardContent], fonts: Path, folder: Path) -> None:
    """The back of every card with the same words, face and code as ours, as glabels wants it."""
    data = folder / "cards.csv"
    with data.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["number", "edition", "promise", "hours", "items", "phones"])
        for card in cards:
            phones = (
                f"值班 {card.duty_phone} 热线 {card.town_hotline} 监督 {card.supervision_phone}"
            )
            items = "、".join(card.common_items)
            said = (card.service_promise, card.duty_hours, items, phones)
            rows.writerow([card.card_number, card.edition, *said])
    words = TEMPLATE.format(data=data)
    (folder / "cards.glabels").write_text(words, encoding="utf-8")
    conf = FONTCONFIG.format(fonts=fonts, cache=folder / "fontconfig")
    (folder / "fonts.conf").write_text(conf, encoding="utf-8")


def draw_by_glabels(folder: Path) -> bytes:
    """One run over what `write_job` left there. Raises CalledProcessError."""
    made = folder / "cards.pdf"
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    command = [PROGRAM, f"--output={made}", str(folder / "cards.glabels")]
    subprocess.run(command, env=environment, capture_output=True, check=True)
    return made.read_bytes()

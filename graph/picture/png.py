"""The picture for print as PNG, by resvg."""

from __future__ import annotations

from alliances.ontology.errors import AlliancesError

ZOOM = 2


def png(svg: str) -> bytes:
    """An SVG as PNG, two pixels a unit; raises `AlliancesError` without resvg."""
    try:
        import resvg_py
    except ImportError:
        raise AlliancesError("a PNG needs resvg: pip install 'alliances[png]'") from None
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, zoom=ZOOM, languages=["ko", "en"], sans_serif_family="NanumGothic"
        )
    )

"""The open interface described as OpenAPI 3.1, made from the types that ask and answer."""

from collections.abc import Iterable
from typing import Any

import msgspec

from app.town.open_api.reading import Endpoint
from app.town.open_views import RefusalView

VERSION = "1.0"
_REFUSALS = {
    "401": "没有令牌，或令牌已经作废、过期",
    "403": "令牌不能看这些",
    "404": "没有这条记录",
    "422": "问法不对",
    "429": "问得太频繁",
    "503": "台账暂时读不了",
}
_REF = "#/components/schemas/{name}"


def description(endpoints: Iterable[Endpoint], base: str, title: str) -> dict[str, Any]:
    """The whole document; `base` is the path that stands before every endpoint's."""
    known = list(endpoints)
    types: list[type[Any]] = [RefusalView]
    for endpoint in known:
        types.extend((endpoint.asked, endpoint.answer))
    _, components = msgspec.json.schema_components(types, ref_template=_REF)
    asked = {endpoint.asked.__name__ for endpoint in known}
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": VERSION},
        "servers": [{"url": base}],
        "security": [{"token": []}],
        "paths": {
            endpoint.path: {"get": _operation(endpoint, components[endpoint.asked.__name__])}
            for endpoint in known
        },
        "components": {
            "schemas": {name: s for name, s in components.items() if name not in asked},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(endpoint: Endpoint, asked: dict[str, Any]) -> dict[str, Any]:
    answers = {"200": _answer("答复", endpoint.answer.__name__)}
    answers |= {code: _answer(words, RefusalView.__name__) for code, words in _REFUSALS.items()}
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "description": f"令牌要有 {endpoint.scope} 这一项。",
        "parameters": [
            _parameter(endpoint.path, name, schema) for name, schema in asked["properties"].items()
        ],
        "responses": answers,
    }


def _parameter(path: str, name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Absent is said by leaving a parameter out, so the schema of its value has no null and no default."""
    is_in_path = f"{{{name}}}" in path
    given = next(each for each in schema.get("anyOf", [schema]) if each.get("type") != "null")
    return {
        "name": name,
        "in": "path" if is_in_path else "query",
        "required": is_in_path,
        "description": given.get("description", ""),
        "schema": {key: each for key, each in given.items() if key != "description"},
    }


def _answer(words: str, name: str) -> dict[str, Any]:
    schema = {"$ref": _REF.format(name=name)}
    return {"description": words, "content": {"application/json": {"schema": schema}}}

"""The form of a liaison cadre."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.models.records import Cadre
from app.views.form_column import FormColumn
from app.views.forms import LineField
from app.views.record_form import FieldsSheet
from app.views.scale import scaled


class CadreSheet(FieldsSheet):
    """Asks for a new liaison cadre, or for what is to be corrected of one.

    Signals:
        cadre_typed: (object) the Cadre, without an id when new.
    """

    cadre_typed = Signal(object)

    def __init__(self, cadre: Cadre, parent: QWidget | None = None) -> None:
        title = (
            QCoreApplication.translate("CadreSheet", "修改联户干部")
            if cadre.id
            else QCoreApplication.translate("CadreSheet", "添加联户干部")
        )
        super().__init__(title, "", parent, f"{title} {cadre.name}")
        self._cadre_id = self.mark = cadre.id
        self.road = ("cadre", cadre.id)
        said = self.tr("姓名、职务和电话会印在联系卡上。")
        if cadre.id:
            said = self.tr("姓名、职务和电话会印在联系卡上；改了以后，旧卡会列为过期，请重印换发。")
        self.set_subtitle(said)
        self.name_field = LineField(self.tr("姓名"), is_required=True, parent=self)
        self.title_field = LineField(
            self.tr("职务"), placeholder=self.tr("例如：村委委员"), parent=self
        )
        self.phone_field = LineField(self.tr("手机"), parent=self)
        self.unit_field = LineField(
            self.tr("单位"), placeholder=self.tr("例如：镇农业办"), parent=self
        )
        self.name_field.set_text(cadre.name)
        self.title_field.set_text(cadre.title)
        self.unit_field.set_text(cadre.unit)
        self.phone_field.set_text(cadre.phone)
        self.fields = {
            "name": self.name_field,
            "title": self.title_field,
            "phone": self.phone_field,
            "unit": self.unit_field,
        }
        form = FormColumn(self)
        form.add_row(self.name_field, self.title_field)
        form.add_row(self.phone_field, self.unit_field)
        form.completed.connect(self._on_save)
        form.setMinimumWidth(scaled(560))
        self.body.addWidget(form)
        self.keep_fields()
        self.add_cancel()
        self.save_button = self.add_action(self.tr("保存"), "Ctrl+S", is_primary=True)
        self.save_button.clicked.connect(self._on_save)
        self.name_field.setFocus()

    def _on_save(self) -> None:
        cadre = Cadre(
            id=self._cadre_id,
            name=self.name_field.text().strip(),
            title=self.title_field.text(),
            unit=self.unit_field.text(),
            phone=self.phone_field.text(),
        )
        self.cadre_typed.emit(cadre)

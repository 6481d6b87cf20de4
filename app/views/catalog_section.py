"""The 指南 part of the desk: the guide, and bringing an item list in."""

from PySide6.QtWidgets import QWidget

from app.views.guide_page import GuidePage
from app.views.item_import_page import ItemImportPage
from app.views.later import Later
from app.views.page_stack import PageStack


class CatalogSection(PageStack):
    """Goes from page to page. To be put together so:

    GuidePresenter(section.guide_page, load, drawing, draw, papers_folder)
        guide_page: opened → open, search_wanted → find, category_chosen → choose_category,
            print_wanted → print_guide
    ItemImportPresenter(section.import_page, runner, actor, read_items)
        import_page: opened → open, file_chosen → choose_file, import_wanted → import_items
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guide_page = GuidePage(self)
        self.addWidget(self.guide_page)
        self.guide_page.import_requested.connect(self.open_import)
        self.setAccessibleName(self.tr("办事指南"))
        self._show(self.guide_page)

    @Later
    def import_page(self) -> ItemImportPage:
        """A list that is brought in."""
        page = ItemImportPage(self)
        page.back_requested.connect(self.open_guide)
        return page

    def open_guide(self) -> None:
        """Show the guide."""
        self._show(self.guide_page)

    def open_item(self, name: str) -> None:
        """Show the guide with the item of that name."""
        self._show(self.guide_page)
        self.guide_page.search_edit.setText(name)

    def open_import(self) -> None:
        """Show the page that brings a list in."""
        self._show(self.import_page)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()

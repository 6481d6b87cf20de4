/* What the pages do beyond htmx's own: how far an upload is, and no second press while one is under way. */
(function () {
  "use strict";

  function bar(form) {
    return form.querySelector("progress");
  }

  document.addEventListener("htmx:beforeRequest", function (event) {
    var form = event.target.closest("form");
    if (form && bar(form)) {
      bar(form).hidden = false;
      form.querySelectorAll("button").forEach(function (button) { button.disabled = true; });
    }
  });

  document.addEventListener("htmx:xhr:progress", function (event) {
    var form = event.target.closest("form");
    if (form && bar(form) && event.detail.lengthComputable) {
      bar(form).max = event.detail.total;
      if (event.detail.loaded < event.detail.total) {
        bar(form).value = event.detail.loaded;
      } else {
        bar(form).removeAttribute("value");
      }
    }
  });

  document.addEventListener("htmx:afterRequest", function (event) {
    var form = event.target.closest("form");
    if (form && bar(form)) {
      bar(form).hidden = true;
      form.querySelectorAll("button").forEach(function (button) { button.disabled = false; });
    }
  });

  /* Without an answer nothing would happen: then the browser goes the plain way and says so itself. */
  document.addEventListener("htmx:sendError", function () { window.location.reload(); });
})();

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

  /* The stick desk: each file goes by itself, with a bar of its own, and the next does not wait for a
     clerk. What came of it is the server's own words, taken from the page that it answers with. */
  function noted(words) {
    var row = document.createElement("section");
    row.className = "card outcome";
    var title = document.createElement("h2");
    title.textContent = words;
    var progress = document.createElement("progress");
    progress.className = "wide";
    var said = document.createElement("p");
    said.className = "soft";
    said.textContent = "等着读入";
    row.appendChild(title);
    row.appendChild(progress);
    row.appendChild(said);
    document.getElementById("outcomes").appendChild(row);
    return { row: row, progress: progress, said: said };
  }

  function sendOne(form, file, shown, done) {
    var content = new FormData();
    content.append("form_token", form.querySelector("[name=form_token]").value);
    content.append("bundle", file, file.name);
    var request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", function (event) {
      if (!event.lengthComputable || !event.total) { return; }
      shown.said.textContent = "正在送到服务器 " + Math.floor(100 * event.loaded / event.total) + "%";
      shown.progress.max = event.total;
      shown.progress.value = event.loaded;
    });
    request.upload.addEventListener("load", function () {
      shown.progress.removeAttribute("value");
      shown.said.textContent = "已送到，正在核对、保存";
    });
    request.addEventListener("load", function () {
      var answer = new DOMParser().parseFromString(request.responseText, "text/html");
      var outcome = answer.querySelector("#outcomes .outcome");
      var refusal = answer.querySelector("[role=alert]");
      if (outcome) {
        shown.row.replaceWith(document.importNode(outcome, true));
      } else if (refusal) {
        shown.progress.remove();
        shown.row.classList.add("refused");
        shown.said.textContent = refusal.textContent;
      } else {
        window.location.reload(); /* the session has ended */
        return;
      }
      done();
    });
    request.addEventListener("error", function () {
      shown.progress.remove();
      shown.row.classList.add("refused");
      shown.said.textContent = "没有送到服务器，什么都没有读入；请看网线和服务器，再放一次。";
      done();
    });
    request.send(content);
  }

  function giveAnswers() {
    var answers = document.querySelectorAll("#outcomes [data-outcome=taken] .answer");
    var all = document.getElementById("all-answers");
    all.querySelectorAll("[name=device]").forEach(function (field) { field.remove(); });
    answers.forEach(function (answer) {
      all.appendChild(answer.querySelector("[name=device]").cloneNode());
    });
    all.hidden = answers.length < 2;
    if (answers.length === 1) { answers[0].submit(); }
    if (answers.length > 1) { all.submit(); }
  }

  function takeSticks(form) {
    var waiting = Array.prototype.map.call(form.querySelector("[type=file]").files, function (file) {
      return { file: file, shown: noted(file.name) };
    });
    if (!waiting.length) { return; }
    form.reset();
    form.querySelectorAll("button, [type=file]").forEach(function (part) { part.disabled = true; });
    (function next() {
      var one = waiting.shift();
      if (one) {
        sendOne(form, one.file, one.shown, next);
        return;
      }
      form.querySelectorAll("button, [type=file]").forEach(function (part) { part.disabled = false; });
      giveAnswers();
    })();
  }

  document.addEventListener("change", function (event) {
    var form = event.target.closest("form[data-one-by-one]");
    if (form) { takeSticks(form); }
  });

  document.addEventListener("submit", function (event) {
    if (event.target.matches("form[data-one-by-one]")) {
      event.preventDefault();
      takeSticks(event.target);
    }
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) { window.print(); }
  });

  /* The arrows go from row to row of a list, and the space bar ticks the row that one stands on. */
  document.addEventListener("keydown", function (event) {
    var at = document.activeElement;
    var row = at.closest(".rows tbody tr");
    if (event.altKey || event.ctrlKey || event.metaKey || !(row || at === document.body)) { return; }
    var tick = row && at.matches(".main-link") && row.querySelector("[type=checkbox]");
    if (event.key === " " && tick) {
      event.preventDefault();
      tick.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      var links = Array.prototype.slice.call(document.querySelectorAll(".rows tbody .main-link"));
      var here = row ? links.indexOf(row.querySelector(".main-link")) : -1;
      var next = links[here + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  });

  function offerPrinting() {
    document.querySelectorAll("[data-print]").forEach(function (button) { button.hidden = false; });
  }
  offerPrinting();
  document.documentElement.classList.add("scripted");
  document.addEventListener("htmx:afterSwap", offerPrinting);
})();

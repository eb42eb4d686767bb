/// The script of the comparison page, which filters its queries.
///
/// A literal, as the array of bytes that the package manager makes of a file takes ten seconds to compile.
enum PageScript {
    static let text = #"""
        // Filters the queries. Without it the page shows all of them.
        (() => {
          const controls = document.querySelector(".controls");
          const words = document.getElementById("filter-words");
          const kind = document.getElementById("filter-kind");
          const count = document.getElementById("filter-count");
          const queries = [...document.querySelectorAll("details.query")];
          if (!controls || !words || !kind || !count) return;
          controls.hidden = false;
          const apply = () => {
            const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
            let shown = 0;
            for (const query of queries) {
              const text = query.dataset.text;
              const fits = wanted.every((word) => text.includes(word)) && (kind.value === "all" || query.dataset.kinds.split(" ").includes(kind.value));
              query.hidden = !fits;
              if (fits) shown += 1;
            }
            count.textContent = `${shown} of ${queries.length}`;
          };
          words.addEventListener("input", apply);
          kind.addEventListener("change", apply);
          document.getElementById("open-all").addEventListener("click", () => { for (const query of queries) if (!query.hidden) query.open = true; });
          document.getElementById("close-all").addEventListener("click", () => { for (const query of queries) query.open = false; });
          // #words=heat&kind=worse filters from the start; #query-7 opens that query.
          const follow = () => {
            const hash = decodeURIComponent(location.hash.slice(1));
            if (hash.startsWith("query-")) {
              const target = document.getElementById(hash);
              if (!target) return;
              words.value = ""; kind.value = "all"; apply();
              target.open = true; target.scrollIntoView();
              return;
            }
            const asked = new URLSearchParams(location.hash.slice(1));
            if (!asked.has("words") && !asked.has("kind")) return;
            words.value = asked.get("words") ?? "";
            kind.value = [...kind.options].some((option) => option.value === asked.get("kind")) ? asked.get("kind") : "all";
            apply();
          };
          window.addEventListener("hashchange", follow);
          apply();
          follow();
        })();

        """#
}

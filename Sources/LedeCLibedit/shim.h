// The calls of libedit that take arguments of varying number or type, which Swift cannot make, each with its one form.
#pragma once

#include <histedit.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef unsigned char (*lede_edit_function)(EditLine *, int);

/// Line editing on standard input and output; NULL where there is no memory. Text is UTF-8 whatever the locale says.
static inline EditLine *lede_edit_init(const char *program) {
    setlocale(LC_CTYPE, "");
    if (MB_CUR_MAX < 4 && setlocale(LC_CTYPE, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "en_US.UTF-8");
    return el_init(program, stdin, stdout, stderr);
}

/// The user's own ~/.editrc may change keys, or ask for vi's.
static inline void lede_edit_configure(EditLine *el, char *(*prompt)(EditLine *), void *client) {
    el_set(el, EL_PROMPT, prompt);
    el_set(el, EL_EDITOR, "emacs");
    el_set(el, EL_SIGNAL, 0);
    // While a line is edited Ctrl-C is a key: the thread that reads need not be the one that signals reach.
    el_set(el, EL_SETTY, "-d", "-isig", NULL);
    el_set(el, EL_CLIENTDATA, client);
    el_set(el, EL_BIND, "^R", "em-inc-search-prev", NULL);
    el_source(el, NULL);
}

static inline void lede_edit_bind(EditLine *el, const char *key, const char *name, const char *help, lede_edit_function function) {
    el_set(el, EL_ADDFN, name, help, function);
    el_set(el, EL_BIND, key, name, NULL);
}

/// Stops the process and its group, as Ctrl-Z does elsewhere, with the terminal as it was before; comes back when they go on.
static inline void lede_edit_suspend(EditLine *el) {
    el_set(el, EL_PREP_TERM, 0);
    kill(0, SIGTSTP);
    // Another thread may be the one that takes the signal, a moment later.
    usleep(20000);
    el_set(el, EL_PREP_TERM, 1);
}

static inline void *lede_edit_client(EditLine *el) {
    void *client = NULL;
    el_get(el, EL_CLIENTDATA, &client);
    return client;
}

static inline void lede_history_attach(EditLine *el, History *history_, int size) {
    HistEvent event;
    history(history_, &event, H_SETSIZE, size);
    history(history_, &event, H_SETUNIQUE, 1);
    el_set(el, EL_HIST, history, history_);
}

static inline void lede_history_load(History *history_, const char *path) {
    HistEvent event;
    history(history_, &event, H_LOAD, path);
}

static inline void lede_history_save(History *history_, const char *path) {
    HistEvent event;
    history(history_, &event, H_SAVE, path);
}

static inline void lede_history_enter(History *history_, const char *line) {
    HistEvent event;
    history(history_, &event, H_ENTER, line);
}

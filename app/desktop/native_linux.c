//go:build linux && (production || dev) && !bindings

#include "native_linux.h"

#include <webkit2/webkit2.h>

#define HOME "wails://wails/"

/* Used on GTK's main thread only. */
static GtkWindow *window = NULL;
static WebKitWebView *view = NULL;
static gboolean dead = FALSE;
static gint64 deaths_since = 0;
static int deaths = 0;

/* A web process that keeps dying is not started for ever: so often a minute. */
#define MOST_DEATHS 5
#define DEATH_WINDOW (60 * G_USEC_PER_SEC)

/* ---- running a function on the main thread and waiting for it ---- */

typedef struct {
  void (*run)(void *);
  void *data;
  GMutex mutex;
  GCond done_changed;
  gboolean done;
} Job;

static gboolean run_job(gpointer data) {
  Job *job = data;
  job->run(job->data);
  g_mutex_lock(&job->mutex);
  job->done = TRUE;
  g_cond_signal(&job->done_changed);
  g_mutex_unlock(&job->mutex);
  return G_SOURCE_REMOVE;
}

static void on_main_thread(void (*run)(void *), void *data) {
  Job job = {.run = run, .data = data, .done = FALSE};
  g_mutex_init(&job.mutex);
  g_cond_init(&job.done_changed);
  g_idle_add_full(G_PRIORITY_DEFAULT, run_job, &job, NULL);
  g_mutex_lock(&job.mutex);
  while (!job.done) g_cond_wait(&job.done_changed, &job.mutex);
  g_mutex_unlock(&job.mutex);
  g_cond_clear(&job.done_changed);
  g_mutex_clear(&job.mutex);
}

/* ---- before the main loop ---- */

void afterword_prepare(void) {
  /* Without a display Wails finds the same out and says so. */
  if (gtk_init_check(NULL, NULL)) webkit_web_context_get_default();
}

/* ---- the web view ---- */

static gboolean load_home(gpointer unused) {
  (void)unused;
  if (view != NULL) webkit_web_view_load_uri(view, HOME);
  return G_SOURCE_REMOVE;
}

static void on_terminated(WebKitWebView *v, WebKitWebProcessTerminationReason reason, gpointer unused) {
  (void)v, (void)reason, (void)unused;
  dead = TRUE;
  gint64 now = g_get_monotonic_time();
  if (now - deaths_since > DEATH_WINDOW) {
    deaths_since = now;
    deaths = 0;
  }
  if (++deaths <= MOST_DEATHS) g_timeout_add(200, load_home, NULL);
}

static void on_load(WebKitWebView *v, WebKitLoadEvent event, gpointer unused) {
  (void)v, (void)unused;
  if (event == WEBKIT_LOAD_COMMITTED) dead = FALSE;
}

/* Nothing may lead away from our own page or open a second window. */
static gboolean on_policy(WebKitWebView *v, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type, gpointer unused) {
  (void)v, (void)unused;
  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE) return FALSE;
  WebKitNavigationAction *action =
      webkit_navigation_policy_decision_get_navigation_action(WEBKIT_NAVIGATION_POLICY_DECISION(decision));
  const char *uri = webkit_uri_request_get_uri(webkit_navigation_action_get_request(action));
  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION && uri != NULL && g_str_has_prefix(uri, HOME)) return FALSE;
  webkit_policy_decision_ignore(decision);
  return TRUE;
}

static void find_view(GtkWidget *widget, gpointer unused) {
  (void)unused;
  if (view != NULL) return;
  if (WEBKIT_IS_WEB_VIEW(widget)) {
    view = WEBKIT_WEB_VIEW(widget);
  } else if (GTK_IS_CONTAINER(widget)) {
    gtk_container_forall(GTK_CONTAINER(widget), find_view, NULL);
  }
}

static gboolean prefers_dark(void) {
  GtkSettings *settings = gtk_settings_get_default();
  gboolean dark = FALSE;
  char *theme = NULL;
  if (settings == NULL) return FALSE;
  g_object_get(settings, "gtk-application-prefer-dark-theme", &dark, "gtk-theme-name", &theme, NULL);
  const char *forced = g_getenv("GTK_THEME"); /* as in "Adwaita:dark" */
  if (forced != NULL) dark = g_str_has_suffix(forced, ":dark") || g_str_has_suffix(forced, "-dark");
  else if (theme != NULL) dark = dark || g_str_has_suffix(theme, "-dark") || g_str_has_suffix(theme, "-Dark");
  g_free(theme);
  return dark;
}

/* ---- files dropped on the window ---- */

/* The web view takes no drops, so GTK offers them to the window around it. They
 * come to Go directly: what Wails offers for this goes through a message that
 * the page could send as well, with any path in it. */
static void on_dropped(GtkWidget *w, GdkDragContext *c, gint x, gint y, GtkSelectionData *data, guint info, guint time, gpointer unused) {
  (void)w, (void)c, (void)x, (void)y, (void)info, (void)time, (void)unused;
  char **uris = gtk_selection_data_get_uris(data);
  char *list = uris == NULL ? NULL : g_strjoinv("\n", uris);
  if (list != NULL) afterwordDropped(list);
  g_free(list);
  g_strfreev(uris);
}

static gboolean on_drag(GtkWidget *w, GdkDragContext *c, gint x, gint y, guint time, gpointer unused) {
  (void)w, (void)c, (void)x, (void)y, (void)time, (void)unused;
  afterwordDragged(1);
  return FALSE; /* GTK says that a copy is welcome */
}

static void on_drag_gone(GtkWidget *w, GdkDragContext *c, guint time, gpointer unused) {
  (void)w, (void)c, (void)time, (void)unused;
  afterwordDragged(0);
}

static void accept_files(GtkWidget *target) {
  gtk_drag_dest_set(target, GTK_DEST_DEFAULT_MOTION | GTK_DEST_DEFAULT_DROP, NULL, 0, GDK_ACTION_COPY);
  gtk_drag_dest_add_uri_targets(target);
  g_signal_connect(target, "drag-motion", G_CALLBACK(on_drag), NULL);
  g_signal_connect(target, "drag-leave", G_CALLBACK(on_drag_gone), NULL);
  g_signal_connect(target, "drag-data-received", G_CALLBACK(on_dropped), NULL);
}

static void attach(void *result) {
  GList *windows = gtk_window_list_toplevels();
  for (GList *one = windows; one != NULL && view == NULL; one = one->next) {
    find_view(GTK_WIDGET(one->data), NULL);
    if (view != NULL) window = GTK_WINDOW(one->data);
  }
  g_list_free(windows);
  if (view != NULL) {
    g_signal_connect(view, "web-process-terminated", G_CALLBACK(on_terminated), NULL);
    g_signal_connect(view, "load-changed", G_CALLBACK(on_load), NULL);
    g_signal_connect(view, "decide-policy", G_CALLBACK(on_policy), NULL);
  }
  if (window != NULL) accept_files(GTK_WIDGET(window));
  *(int *)result = prefers_dark();
}

int afterword_attach(void) {
  int dark = 0;
  on_main_thread(attach, &dark);
  return dark;
}

static void revive(void *data) {
  int *state = data;
  int hung = *state;
  *state = 0;
  if (view == NULL) return;
  if (dead) {
    load_home(NULL);
    *state = 1;
  } else if (hung && !webkit_web_view_get_is_web_process_responsive(view)) {
    webkit_web_view_terminate_web_process(view); /* on_terminated loads it again */
    *state = 1;
  }
}

int afterword_revive(int hung) {
  on_main_thread(revive, &hung);
  return hung;
}

/* ---- the window ---- */

typedef struct {
  GdkRectangle *out;
  int max, found, maximised;
} Query;

static void monitors(void *data) {
  Query *q = data;
  GdkDisplay *display = gdk_display_get_default();
  int n = display == NULL ? 0 : gdk_display_get_n_monitors(display);
  for (int i = 0; i < n && q->found < q->max; i++) {
    GdkMonitor *monitor = gdk_display_get_monitor(display, i);
    if (monitor != NULL) gdk_monitor_get_workarea(monitor, &q->out[q->found++]);
  }
}

int afterword_monitors(GdkRectangle *out, int max) {
  Query q = {.out = out, .max = max};
  on_main_thread(monitors, &q);
  return q.found;
}

static void place(void *data) {
  Query *q = data;
  GdkWindow *on_screen = window == NULL ? NULL : gtk_widget_get_window(GTK_WIDGET(window));
  if (on_screen == NULL) return;
  GdkWindowState state = gdk_window_get_state(on_screen);
  if (state & (GDK_WINDOW_STATE_ICONIFIED | GDK_WINDOW_STATE_FULLSCREEN | GDK_WINDOW_STATE_WITHDRAWN)) return;
  gtk_window_get_position(window, &q->out->x, &q->out->y);
  gtk_window_get_size(window, &q->out->width, &q->out->height);
  q->maximised = (state & GDK_WINDOW_STATE_MAXIMIZED) != 0;
  q->found = 1;
}

int afterword_place(GdkRectangle *out, int *maximised) {
  Query q = {.out = out};
  on_main_thread(place, &q);
  *maximised = q.maximised;
  return q.found;
}

static void move(void *data) {
  GdkRectangle *to = data;
  if (window != NULL) gtk_window_move(window, to->x, to->y);
}

void afterword_move(int x, int y) {
  GdkRectangle to = {.x = x, .y = y};
  on_main_thread(move, &to);
}

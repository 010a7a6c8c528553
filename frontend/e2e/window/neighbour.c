/* Another program on the desktop of a journey: it owns the clipboard, or has
 * files that can be dragged from it.
 *
 *   neighbour clip TYPE=FILE...   offers each file as this type, until another
 *                                 program takes the clipboard
 *   neighbour drag PATH...        a small window that these files are dragged from
 *
 * It says "ready" when it is, and "dropped" when a drag ended in a drop. */
#include <gtk/gtk.h>
#include <stdio.h>
#include <string.h>

#define MOST 8

static char *bodies[MOST], **uris;
static gsize sizes[MOST];
static GtkTargetEntry types[MOST];

static void say(const char *what) {
  puts(what);
  fflush(stdout);
}

static void give(GtkClipboard *clipboard, GtkSelectionData *data, guint which, gpointer unused) {
  (void)clipboard, (void)unused;
  gtk_selection_data_set(data, gtk_selection_data_get_target(data), 8, (guchar *)bodies[which], (gint)sizes[which]);
}

static void taken(GtkClipboard *clipboard, gpointer unused) {
  (void)clipboard, (void)unused;
  gtk_main_quit();
}

static int clip(int count, char **offers) {
  if (count > MOST) return 2;
  for (int i = 0; i < count; i++) {
    char *file = strchr(offers[i], '=');
    if (file == NULL) return 2;
    *file++ = '\0';
    if (!g_file_get_contents(file, &bodies[i], &sizes[i], NULL)) return 1;
    types[i] = (GtkTargetEntry){offers[i], 0, (guint)i};
  }
  GtkClipboard *clipboard = gtk_clipboard_get(GDK_SELECTION_CLIPBOARD);
  if (!gtk_clipboard_set_with_data(clipboard, types, (guint)count, give, taken, NULL)) return 1;
  say("ready");
  gtk_main();
  return 0;
}

static void give_files(GtkWidget *w, GdkDragContext *c, GtkSelectionData *data, guint info, guint time, gpointer unused) {
  (void)w, (void)c, (void)info, (void)time, (void)unused;
  gtk_selection_data_set_uris(data, uris);
}

static void dragged(GtkWidget *w, GdkDragContext *context, gpointer unused) {
  (void)w, (void)unused;
  say(gdk_drag_drop_succeeded(context) ? "dropped" : "not taken");
}

static int drag(int count, char **paths) {
  uris = g_new0(char *, (gsize)count + 1);
  for (int i = 0; i < count; i++) uris[i] = g_filename_to_uri(paths[i], NULL, NULL);
  /* Above the other windows and without a frame, so that its place is known. */
  GtkWidget *window = gtk_window_new(GTK_WINDOW_POPUP);
  GtkWidget *area = gtk_event_box_new();
  gtk_container_add(GTK_CONTAINER(area), gtk_label_new("drag"));
  gtk_container_add(GTK_CONTAINER(window), area);
  gtk_drag_source_set(area, GDK_BUTTON1_MASK, NULL, 0, GDK_ACTION_COPY);
  gtk_drag_source_add_uri_targets(area);
  g_signal_connect(area, "drag-data-get", G_CALLBACK(give_files), NULL);
  g_signal_connect(area, "drag-end", G_CALLBACK(dragged), NULL);
  gtk_window_resize(GTK_WINDOW(window), 80, 40);
  gtk_window_move(GTK_WINDOW(window), 0, 0);
  gtk_widget_show_all(window);
  say("ready");
  gtk_main();
  return 0;
}

int main(int argc, char **argv) {
  gtk_init(&argc, &argv);
  if (argc > 2 && strcmp(argv[1], "clip") == 0) return clip(argc - 2, argv + 2);
  if (argc > 2 && strcmp(argv[1], "drag") == 0) return drag(argc - 2, argv + 2);
  return 2;
}

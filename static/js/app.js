// Everything works without this file; it only spares a reload or a click.
import "./rows.js";
import "./copy.js";

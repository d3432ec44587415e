"""The Pacing page: pictures of one's own marks, and the sentences beside them."""

"""The formats of graph files, one module each; :mod:`extractor.graph.export` lists them."""

/// The Python program that serves a model with the package `xllamacpp`, a prebuilt llama.cpp.
internal enum XllamacppLauncher {
  /// The source, for `python -c`.
  ///
  /// Its argument is a JSON object of settings; the key comes in `LLAMA_API_KEY`.
  ///
  /// `Server(…)` returns when the model is loaded and answers from threads of its own. Empty entries leave the module
  /// path so that no file of the working folder is imported in place of a module. The user interface is left out, and
  /// so are two things that only cost time here: fitting the model to a graphics card and a trial evaluation.
  static let source = #"""
    import json, os, signal, sys
    sys.path[:] = [folder for folder in sys.path if folder]
    import xllamacpp
    settings = json.loads(sys.argv[1])
    params = xllamacpp.CommonParams()
    params.model.path = settings["model"]
    params.hostnames = ["127.0.0.1"]
    params.port = settings["port"]
    params.api_keys = [os.environ.pop("LLAMA_API_KEY")]
    params.n_parallel = settings["parallel"]
    params.n_ctx = settings["context"]
    params.cpuparams.n_threads = settings["threads"]
    params.cpuparams_batch.n_threads = settings["threads"]
    for name, value in settings["tuning"].items():
        if hasattr(params, name):
            setattr(params, name, value)
    server = xllamacpp.Server(params)
    while True:
        signal.pause()
    """#
}

// One thread reads, several extract, and whichever of them has the next result in order hands it on together with all
// finished ones behind it. The reader waits when too much is under way, so that one slow document bounds the memory.
#include "tools/extraction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "extract/document/reader.hpp"
#include "extract/pipeline.hpp"
#include "graph/model/error.hpp"
#include "graph/model/record_json.hpp"
#include "tools/output.hpp"
#include "tools/progress.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kWindow = 64;                        // results under way, for each thread
constexpr std::size_t kWindowBytes = std::size_t{64} << 20;  // of text under way, in all

/// A document's record, or why there is none.
struct Result {
  std::optional<Record> record;
  std::string line, source;
  std::vector<Diagnostic> notes;  ///< what did not stop the document from being read
  std::optional<Diagnostic> skipped;
  bool fault = false;
  std::size_t bytes = 0;
};

/// Resources that stay until the process ends, which is sooner done than to free them.
const Resources& load_for_good(const Common& common) {
  static auto* const kept = new std::list<Resources>;
  return kept->emplace_back(Resources::load(common.data(), common.weights_file()));
}

class Extraction {
 public:
  Extraction(const Common& common, const ExtractionOptions& options, const RecordSink& sink)
      : common_(common), options_(options), sink_(sink),
        resources_(load_for_good(common)),
        progress_(!common.quiet && stderr_is_terminal(), options.paths) {}

  ExtractionOutcome run() {
    const unsigned hardware = std::max(1U, std::thread::hardware_concurrency());
    const auto jobs = options_.jobs > 0 ? static_cast<unsigned>(options_.jobs) : hardware;
    if (jobs == 1) {
      Extractor extractor(resources_, options_.explain);
      read([&](Document&& document) { emit(extract(extractor, std::move(document))); },
           [&](const Diagnostic& diagnostic) { emit(skipped(diagnostic)); });
    } else {
      run_threads(jobs);
    }
    resources_.scorers();  // broken weights are a fault even where no document asked them
    progress_.clear();
    return outcome_;
  }

 private:
  struct Work {
    std::size_t index;
    Document document;
  };
  struct Stopped {};  // unwinds the reader when a worker or the sink has failed

  void read(const DocumentSink& documents, const SkippedSink& skipped) const {
    for (const std::string& path : options_.paths) read_path(path, {}, documents, skipped);
  }

  Result extract(Extractor& extractor, Document&& document) const {
    Result out;
    out.source = document.source;
    out.bytes = document.text.size();
    out.notes = std::move(document.diagnostics);
    try {
      out.record = extractor.extract(std::move(document));
      std::erase_if(out.record->commitments, [&](const Statement& s) { return s.confidence < options_.min_confidence; });
      out.line = to_json_line(*out.record);
      out.line += '\n';
    } catch (const InputError&) {
      throw;  // a language's tables are broken: no document of it can be read
    } catch (const std::exception& error) {
      out.record.reset();
      out.skipped = {out.source, fmt::format("left out because of a fault of this program: {}", error.what())};
      out.fault = true;
    }
    return out;
  }

  static Result skipped(const Diagnostic& diagnostic) {
    Result out;
    out.skipped = diagnostic;
    return out;
  }

  void emit(Result&& result) {
    for (const Diagnostic& note : result.notes) tell(note, common_.quiet);
    if (result.skipped) {
      tell(*result.skipped, false);
      ++outcome_.skipped;
      outcome_.faults += result.fault;
    }
    if (!result.record) return;
    ++outcome_.documents;
    outcome_.commitments += result.record->commitments.size();
    progress_.advance(result.source, result.bytes);
    sink_(std::move(*result.record), result.line);
  }

  void tell(const Diagnostic& diagnostic, bool quiet) {
    if (quiet) return;
    progress_.clear();
    fmt::print(stderr, "{}: {}\n", diagnostic.place, diagnostic.message);
  }

  void run_threads(unsigned jobs) {
    std::vector<std::thread> workers;
    for (unsigned k = 0; k < jobs; ++k) workers.emplace_back([this] { work(); });
    try {
      read([&](Document&& document) { push(std::move(document), jobs); },
           [&](const Diagnostic& diagnostic) {
             const std::size_t index = next_in_++;
             finish(index, skipped(diagnostic));
           });
    } catch (const Stopped&) {
    } catch (...) {
      fail(std::current_exception());
    }
    {
      const std::lock_guard lock(mutex_);
      no_more_ = true;
    }
    work_ready_.notify_all();
    for (std::thread& worker : workers) worker.join();
    if (error_) std::rethrow_exception(error_);
  }

  void push(Document&& document, unsigned jobs) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] {
      return error_ || (next_in_ - next_out_ < kWindow * jobs && (bytes_ == 0 || bytes_ + document.text.size() < kWindowBytes));
    });
    if (error_) throw Stopped{};
    bytes_ += document.text.size();
    queue_.push_back({next_in_++, std::move(document)});
    lock.unlock();
    work_ready_.notify_one();
  }

  void work() {
    Extractor extractor(resources_, options_.explain);
    for (;;) {
      std::unique_lock lock(mutex_);
      work_ready_.wait(lock, [&] { return error_ || no_more_ || !queue_.empty(); });
      if (error_ || queue_.empty()) return;
      Work next = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      try {
        const std::size_t bytes = next.document.text.size();
        finish(next.index, extract(extractor, std::move(next.document)), bytes);
      } catch (...) {
        fail(std::current_exception());
        return;
      }
    }
  }

  /// Keeps a result until its turn, and hands on all whose turn has come.
  void finish(std::size_t index, Result&& result, std::size_t bytes = 0) {
    {
      const std::lock_guard lock(mutex_);
      ready_.emplace(index, std::move(result));
      bytes_ -= bytes;
    }
    const std::lock_guard order(order_);
    for (;;) {
      std::unique_lock lock(mutex_);
      const auto at = ready_.find(next_out_);
      if (error_ || at == ready_.end()) break;
      Result next = std::move(at->second);
      ready_.erase(at);
      lock.unlock();
      emit(std::move(next));
      lock.lock();
      ++next_out_;
    }
    room_.notify_one();
  }

  void fail(std::exception_ptr error) {
    {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::move(error);
    }
    work_ready_.notify_all();
    room_.notify_all();
  }

  const Common& common_;
  const ExtractionOptions& options_;
  const RecordSink& sink_;
  const Resources& resources_;
  Progress progress_;
  ExtractionOutcome outcome_;

  std::mutex mutex_;  // guards what follows
  std::condition_variable work_ready_, room_;
  std::deque<Work> queue_;
  std::map<std::size_t, Result> ready_;
  std::size_t next_in_ = 0, next_out_ = 0, bytes_ = 0;
  bool no_more_ = false;
  std::exception_ptr error_;

  std::mutex order_;  // held while results are handed on
};

}  // namespace

int ExtractionOutcome::exit_code(bool strict) const {
  if (faults > 0) return kInternal;
  if (skipped > 0 && (strict || documents == 0)) return kBadInput;
  return documents == 0 ? kNothingFound : kDone;
}

std::string ExtractionOutcome::summary() const {
  return fmt::format("{} {}, {} {}{}", documents, documents == 1 ? "document" : "documents", commitments,
                     commitments == 1 ? "statement" : "statements",
                     skipped == 0 ? std::string() : fmt::format("; {} could not be read", skipped));
}

void add_extraction_options(CLI::App& command, ExtractionOptions& options) {
  command.add_option("path", options.paths, "Files, folders, or - for standard input")->required();
  command.add_option("-j,--jobs", options.jobs, "Threads (as many as the machine has, unless given)")->check(CLI::Range(1, 256));
  command.add_option("--min-confidence", options.min_confidence, "Leave out statements less sure than this (0 to 1)")->check(CLI::Range(0.0, 1.0));
  command.add_flag("--explain", options.explain, "Keep the features that decided with each statement");
  command.add_flag("--strict", options.strict, "Exit with 3 if a document could not be read");
}

ExtractionOutcome extract_all(const Common& common, const ExtractionOptions& options, const RecordSink& sink) {
  return Extraction(common, options, sink).run();
}

}  // namespace pledgegraph

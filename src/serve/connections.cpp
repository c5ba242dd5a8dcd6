#include "serve/connections.hpp"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <array>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace mf::serve {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
// The executor's type is a concrete one, so that no call goes through a pointer.
using TcpSocket = asio::basic_stream_socket<Tcp, asio::io_context::executor_type>;
using Time = Connections::Time;

constexpr std::size_t write_progress_bytes =
    std::size_t{64} * 1024; ///< what renews the write timeout
constexpr std::size_t drain_bytes_max =
    std::size_t{256} * 1024;                                ///< read and forgotten before closing
constexpr std::chrono::milliseconds drain_timeout{1000};    ///< and how long
constexpr std::chrono::milliseconds last_request_wait{100}; ///< at stop, for a request on its way

class Connection;

/// What a connection tells its set.
struct Registry {
    LoopParts& parts;
    std::function<void()> emptied;
    std::unordered_set<std::shared_ptr<Connection>> open;

    void remove(const std::shared_ptr<Connection>& connection);
};

/// One client. A sweep of the loop closes it past its deadline, so that no request arms a timer.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(TcpSocket socket, Registry& registry)
        : socket_{std::move(socket)}, registry_{registry}, conversation_{registry.parts} {}

    void start();
    void turn_away(); ///< with a 503
    void expire();    ///< the deadline has passed
    void wind_down(); ///< the server stops
    void close();

    bool is_past(Time now) const { return deadline_ && now >= *deadline_; }

    bool is_idle() const { return stage_ == Stage::reading && !conversation_.has_begun(); }

    std::optional<Time> deadline() const { return deadline_; }

private:
    enum class Stage { reading, making, writing, draining, closed };

    const ServerOptions& options() const { return registry_.parts.context.options; }

    void set_deadline(Time from, std::chrono::milliseconds time) { deadline_ = from + time; }

    void advance();
    void read();
    void ask_to_make();
    std::string client() const;
    void begin_writing();
    bool write_some();
    void go_on_writing();
    void wait_until_writable();
    void on_written();
    void drain();
    void read_and_forget();

    TcpSocket socket_;
    Registry& registry_;
    Conversation conversation_;
    Stage stage_ = Stage::reading;
    std::optional<Time> deadline_;
    bool head_timed_ = true;                ///< the deadline is that of a head
    std::optional<std::size_t> renewed_at_; ///< bytes sent when the write timeout began anew
    std::size_t drained_ = 0;
};

void Registry::remove(const std::shared_ptr<Connection>& connection) {
    open.erase(connection);
    parts.counters.closed();
    parts.context.connections.fetch_sub(1, std::memory_order_relaxed);
    if (open.empty()) {
        emptied();
    }
}

void Connection::start() {
    set_deadline(std::chrono::steady_clock::now(), options().header_timeout);
    read();
}

void Connection::turn_away() {
    conversation_.refuse(503);
    begin_writing();
}

/// A request that stopped half way is told so, if the socket takes it at once.
void Connection::expire() {
    if (stage_ == Stage::reading && conversation_.has_begun()) {
        conversation_.refuse(408);
        stage_ = Stage::writing;
        write_some();
    }
    close();
}

void Connection::wind_down() {
    if (is_idle()) {
        set_deadline(std::chrono::steady_clock::now(), last_request_wait);
    }
}

void Connection::close() {
    if (stage_ == Stage::closed) {
        return;
    }
    if (stage_ == Stage::writing) {
        conversation_.finish();
    }
    stage_ = Stage::closed;
    deadline_.reset();
    error_code ignored;
    socket_.close(ignored);
    registry_.remove(shared_from_this());
}

/// Answers one request after the other, as far as they have come.
void Connection::advance() {
    while (stage_ == Stage::reading) {
        switch (conversation_.next()) {
        case Conversation::Step::send:
            begin_writing();
            break;
        case Conversation::Step::make:
            ask_to_make();
            return;
        case Conversation::Step::read:
            if (conversation_.has_begun() && !head_timed_) {
                head_timed_ = true;
                set_deadline(std::chrono::steady_clock::now(), options().header_timeout);
            } else if (conversation_.went_on()) {
                set_deadline(std::chrono::steady_clock::now(), options().header_timeout);
            }
            read();
            return;
        }
    }
}

void Connection::read() {
    const auto room = conversation_.room();
    socket_.async_read_some(asio::buffer(room.data(), room.size()),
                            [self = shared_from_this()](error_code error, std::size_t bytes) {
                                if (error) {
                                    self->close();
                                } else if (self->stage_ == Stage::reading) {
                                    self->conversation_.took(bytes);
                                    self->advance();
                                }
                            });
}

/// No deadline meanwhile: the queue is bounded, and nothing more is read from this client.
void Connection::ask_to_make() {
    stage_ = Stage::making;
    deadline_.reset();
    registry_.parts.context.desk.later(
        conversation_.question(), client(), [self = shared_from_this()](Answer answer) mutable {
            const auto executor = self->socket_.get_executor();
            asio::post(executor, [self = std::move(self), answer = std::move(answer)] {
                if (self->stage_ == Stage::making) {
                    self->conversation_.begin_reply(answer);
                    self->begin_writing();
                    self->advance();
                }
            });
        });
}

/// The address by which the rate is limited.
std::string Connection::client() const {
    if (options().behind_proxy) {
        return conversation_.forwarded_client();
    }
    error_code error;
    const auto peer = socket_.remote_endpoint(error);
    return error ? std::string{} : peer.address().to_string();
}

void Connection::begin_writing() {
    stage_ = Stage::writing;
    renewed_at_.reset();
    go_on_writing();
}

/// As much as the socket takes at once. False when the connection is broken.
bool Connection::write_some() {
    auto& outgoing = conversation_.outgoing();
    const auto [front, back] = outgoing.rest();
    const std::array<asio::const_buffer, 2> pieces{asio::buffer(front.data(), front.size()),
                                                   asio::buffer(back.data(), back.size())};
    error_code error;
    outgoing.sent(socket_.write_some(pieces, error));
    return !error || error == asio::error::would_block;
}

void Connection::go_on_writing() {
    if (!write_some()) {
        close();
    } else if (conversation_.outgoing().done()) {
        on_written();
    } else {
        wait_until_writable();
    }
}

void Connection::wait_until_writable() {
    const std::size_t sent = conversation_.outgoing().bytes_sent();
    if (!renewed_at_ || sent - *renewed_at_ >= write_progress_bytes) {
        renewed_at_ = sent;
        set_deadline(std::chrono::steady_clock::now(), options().write_timeout);
    }
    socket_.async_wait(TcpSocket::wait_write, [self = shared_from_this()](error_code error) {
        if (self->stage_ != Stage::writing) {
            return;
        }
        if (error) {
            self->close();
            return;
        }
        self->go_on_writing();
        self->advance();
    });
}

void Connection::on_written() {
    const auto now = conversation_.finish();
    if (conversation_.is_last()) {
        stage_ = Stage::draining;
        set_deadline(now, drain_timeout);
        drain();
        return;
    }
    stage_ = Stage::reading;
    head_timed_ = false;
    set_deadline(now, options().idle_timeout);
}

/// Closing with unread bytes in the socket would make the system throw the reply away: so read on a little.
void Connection::drain() {
    error_code ignored;
    socket_.shutdown(TcpSocket::shutdown_send, ignored);
    read_and_forget();
}

void Connection::read_and_forget() {
    const auto room = conversation_.scratch();
    socket_.async_read_some(asio::buffer(room.data(), room.size()),
                            [self = shared_from_this()](error_code error, std::size_t bytes) {
                                self->drained_ += bytes;
                                if (error || self->drained_ > drain_bytes_max) {
                                    self->close();
                                } else if (self->stage_ == Stage::draining) {
                                    self->read_and_forget();
                                }
                            });
}

} // namespace

struct Connections::State {
    /// The one that has been idle for longest.
    std::shared_ptr<Connection> longest_idle() const {
        std::shared_ptr<Connection> longest;
        for (const auto& connection : registry.open) {
            if (connection->is_idle() &&
                (!longest || connection->deadline() < longest->deadline())) {
                longest = connection;
            }
        }
        return longest;
    }

    asio::io_context& io;
    Registry registry;
};

Connections::Connections(asio::io_context& io, LoopParts& parts, std::function<void()> emptied)
    : state_{std::make_unique<State>(State{io, {parts, std::move(emptied), {}}})} {}

Connections::~Connections() = default;

void Connections::admit(Socket client, bool ipv6) {
    auto& registry = state_->registry;
    auto& context = registry.parts.context;
    error_code error;
    TcpSocket socket{state_->io};
    socket.assign(ipv6 ? Tcp::v6() : Tcp::v4(), client.descriptor(), error);
    if (error) {
        return;
    }
    client.release();
    socket.non_blocking(true, error);
    socket.set_option(Tcp::no_delay{true}, error);
    const auto before = context.connections.fetch_add(1, std::memory_order_relaxed);
    const auto longest_idle =
        before < context.options.connections_max ? nullptr : state_->longest_idle();
    const auto connection = std::make_shared<Connection>(std::move(socket), registry);
    registry.parts.counters.opened();
    registry.open.insert(connection);
    if (before < context.options.connections_max) {
        connection->start();
    } else if (longest_idle) {
        longest_idle->close();
        connection->start();
    } else {
        connection->turn_away();
    }
}

void Connections::sweep(Time now) {
    std::vector<std::shared_ptr<Connection>> past; // expiring takes them out of the set
    for (const auto& connection : state_->registry.open) {
        if (connection->is_past(now)) {
            past.push_back(connection);
        }
    }
    for (const auto& connection : past) {
        connection->expire();
    }
}

void Connections::wind_down() {
    for (const auto& connection : state_->registry.open) {
        connection->wind_down();
    }
}

void Connections::close_all() {
    const std::vector<std::shared_ptr<Connection>> all{state_->registry.open.begin(),
                                                       state_->registry.open.end()};
    for (const auto& connection : all) {
        connection->close();
    }
}

bool Connections::empty() const {
    return state_->registry.open.empty();
}

} // namespace mf::serve

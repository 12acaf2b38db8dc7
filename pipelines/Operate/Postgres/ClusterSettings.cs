namespace Curation.Pipelines.Operate.Postgres;

/// <summary>The private cluster's settings: for one machine with two cores and a few GB of memory. Written anew at each start.</summary>
internal static class ClusterSettings
{
    /// <summary>Only who may enter the socket's folder can connect, and that is the cluster's user and root: so no password.</summary>
    public const string HostBased = "local all all trust\n";

    /// <param name="socket">The socket's folder.</param>
    /// <param name="durable">False for a cluster that is thrown away: faster, and lost in a power cut.</param>
    public static string Text(string socket, bool durable) => $"""
        # Written by Curation at each start; put changes into local.conf beside it.
        listen_addresses = ''
        unix_socket_directories = '{socket.Replace("'", "''", StringComparison.Ordinal)}'
        unix_socket_permissions = 0700
        max_connections = {(durable ? 80 : 300)}
        shared_buffers = 256MB
        effective_cache_size = 1GB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        max_parallel_workers_per_gather = 1
        max_worker_processes = 4
        jit = off
        random_page_cost = 1.1
        wal_level = minimal
        max_wal_senders = 0
        wal_compression = on
        max_wal_size = 1GB
        checkpoint_timeout = 15min
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] %d '
        log_min_duration_statement = 5s
        idle_in_transaction_session_timeout = 10min
        fsync = {(durable ? "on" : "off")}
        synchronous_commit = {(durable ? "on" : "off")}
        full_page_writes = {(durable ? "on" : "off")}
        include_if_exists = 'local.conf'

        """;
}

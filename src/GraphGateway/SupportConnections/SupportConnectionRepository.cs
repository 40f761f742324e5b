using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphGateway.Caching;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.SupportConnections;

/// <summary>The repository of the account's quick-support connections. Reads use the cache.</summary>
internal sealed class SupportConnectionRepository(CacheReader reads)
{
    // Estimated bytes of a connection's objects: the connection and its strings without their characters.
    private const int ObjectSize = 400;

    private static readonly CachedMethod<ValueTuple, SupportList> _list = new(
        "support/list", options => options.SupportConnections.Ttl, _ => "",
        (client, _, cancellationToken) => client.Support.ListAsync(cancellationToken), list => PayloadSerializer.SizeOf(list.Connections),
        new(list => PayloadSerializer.Of(list.Connections), (_, payload) => PayloadSerializer.ReadSupportList(payload)));

    private static readonly CachedMethod<int, SupportConnection?> _info = new(
        "support/info", options => options.SupportInfo.Ttl, id => id.ToString(CultureInfo.InvariantCulture),
        (client, id, cancellationToken) => client.Support.InfoAsync(id, cancellationToken), SizeOf,
        new(
            connection => JsonSerializer.SerializeToUtf8Bytes(connection, SupportConnectionJson.Default.SupportConnection!),
            (_, json) => JsonSerializer.Deserialize(json.Span, SupportConnectionJson.Default.SupportConnection)));

    public Task<SupportList> ListAsync(CancellationToken cancellationToken) => reads.ReadAsync(_list, default, cancellationToken);

    /// <summary>Reads the list and bypasses the cache.</summary>
    public Task<SupportList> ListFreshAsync(CancellationToken cancellationToken) => reads.ReadFreshAsync(_list, default, cancellationToken);

    public Task<SupportConnection?> InfoAsync(int id, CancellationToken cancellationToken) => reads.ReadAsync(_info, id, cancellationToken);

    private static long SizeOf(SupportConnection? connection) =>
        connection is null ? 0 : ObjectSize + (sizeof(char) * TextsOf(connection).Sum(text => (long?)text?.Length ?? 0));

    private static string?[] TextsOf(SupportConnection connection) =>
        [connection.InviteCode, connection.InviteUrl, connection.ConnectUrl, connection.ClientName, connection.ClientPreviewUrl];

    /// <summary>Creates a connection. Invalidates the cached list, even if the response is lost.</summary>
    public async Task<SupportConnection> CreateAsync(string? clientName, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await reads.Client.Support.CreateAsync(clientName, cancellationToken);
            // A read of this id before the create may have cached that there is no such connection.
            reads.Invalidate(_info, connection.Id);
            return connection;
        }
        finally
        {
            reads.Invalidate(_list, default);
        }
    }

    /// <summary>Closes a connection. Invalidates its cache entries, even if the response is lost.</summary>
    public async Task CloseAsync(int id, CancellationToken cancellationToken)
    {
        try
        {
            await reads.Client.Support.CloseAsync(id, cancellationToken);
        }
        finally
        {
            reads.Invalidate(_info, id);
            reads.Invalidate(_list, default);
        }
    }
}

/// <summary>JSON of a connection in the shared cache. The raw <c>support/info</c> response does not work there, because it cannot represent a missing connection.</summary>
[JsonSerializable(typeof(SupportConnection))]
internal sealed partial class SupportConnectionJson : JsonSerializerContext;

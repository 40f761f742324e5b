using System.Globalization;
using System.Text.Json;
using GraphGateway.Caching;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.SupportConnections;

/// <summary>The account's quick-support connections, as they were read lately.</summary>
internal sealed class SupportConnectionRepository(CacheReader reads)
{
    // The objects of a connection: itself, and its texts without characters.
    private const int ObjectSize = 400;

    private static readonly CachedMethod<ValueTuple, SupportList> _list = new(
        "support/list", options => options.SupportConnections.Ttl, _ => "",
        (client, _, cancellationToken) => client.Support.ListAsync(cancellationToken), list => PayloadSerializer.SizeOf(list.Connections),
        new(list => PayloadSerializer.Of(list.Connections), (_, answer) => PayloadSerializer.ReadSupportList(answer)));

    private static readonly CachedMethod<int, SupportConnection?> _info = new(
        "support/info", options => options.SupportInfo.Ttl, id => id.ToString(CultureInfo.InvariantCulture),
        (client, id, cancellationToken) => client.Support.InfoAsync(id, cancellationToken), SizeOf,
        new(
            connection => JsonSerializer.SerializeToUtf8Bytes(connection, SupportConnectionJson.Default.SupportConnection!),
            (_, json) => JsonSerializer.Deserialize(json.Span, SupportConnectionJson.Default.SupportConnection)));

    public Task<SupportList> ListAsync(CancellationToken cancellationToken) => reads.ReadAsync(_list, default, cancellationToken);

    /// <summary>The list as it is now.</summary>
    public Task<SupportList> ListAnewAsync(CancellationToken cancellationToken) => reads.ReadFreshAsync(_list, default, cancellationToken);

    public Task<SupportConnection?> InfoAsync(int id, CancellationToken cancellationToken) => reads.ReadAsync(_info, id, cancellationToken);

    private static long SizeOf(SupportConnection? connection) => connection is null ? 0 : ObjectSize + (sizeof(char) * TextsOf(connection).Sum(text => (long?)text?.Length ?? 0));

    private static string?[] TextsOf(SupportConnection connection) =>
        [connection.InviteCode, connection.InviteUrl, connection.ConnectUrl, connection.ClientName, connection.ClientPreviewUrl];

    /// <summary>Creates a connection. The list is out of date then, even if the answer is lost.</summary>
    public async Task<SupportConnection> CreateAsync(string? clientName, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await reads.Client.Support.CreateAsync(clientName, cancellationToken);
            // Who asked for its number too early was told that there is none.
            reads.Invalidate(_info, connection.Id);
            return connection;
        }
        finally
        {
            reads.Invalidate(_list, default);
        }
    }

    /// <summary>Closes a connection. What was read of it is out of date then, even if the answer is lost.</summary>
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

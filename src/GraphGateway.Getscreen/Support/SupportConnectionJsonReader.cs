using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.Support;

/// <summary>Reads quick-support connections from a payload.</summary>
internal static class SupportConnectionJsonReader
{
    public static readonly PayloadSchema Shape = new();
    private static readonly int _id = Shape.Required("id");
    private static readonly int _status = Shape.Strict("status", PayloadFieldKind.Int);
    private static readonly int _createTime = Shape.Time("create_time");
    private static readonly int _inviteCode = Shape.Text("invite_code");
    private static readonly int _inviteUrl = Shape.Text("invite_url");
    private static readonly int _connectUrl = Shape.Text("connect_url");
    private static readonly int _clientName = Shape.Text("client_name");
    private static readonly int _clientOs = Shape.System("client_os");
    private static readonly int _clientPreviewUrl = Shape.Text("client_preview_url");

    public static RowList<SupportConnection> Read(PayloadEnvelope envelope) => envelope.Rows(_id, Read);

    public static SupportList ReadList(PayloadEnvelope envelope) => new() { Remain = envelope.Remain, Connections = Read(envelope) };

    private static SupportConnection Read(PayloadRow row) => new()
    {
        Id = row.Int(_id)!.Value,
        Status = row.Int(_status) is >= 0 and <= 3 and var status ? (SupportConnectionStatus)status : SupportConnectionStatus.Unknown,
        CreateTime = row.Time(_createTime),
        InviteCode = row.Text(_inviteCode),
        InviteUrl = row.Text(_inviteUrl),
        ConnectUrl = row.Text(_connectUrl),
        ClientName = row.Text(_clientName),
        ClientOs = row.System(_clientOs),
        ClientPreviewUrl = row.Text(_clientPreviewUrl),
    };
}

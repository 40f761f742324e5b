using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Sandbox.World;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Idempotency;

/// <summary>A createSupportConnection that was carried out, was not answered, and whose connection is not in the list yet.</summary>
internal sealed class LostCreate
{
    private const int Closed = 3;
    private readonly SandboxWorld _world;
    private readonly SandboxConnection _made;

    private LostCreate(SandboxWorld world, SandboxConnection made) => (_world, _made) = (world, made);

    /// <summary>The connection that was made.</summary>
    public int Id => _made.Id;

    /// <summary>Sends a create with the client name Ada and loses it.</summary>
    public static async Task<LostCreate> SendAsync(Gateway gateway, string key)
    {
        var lost = new LostCreate(gateway.Sandbox.World, gateway.Sandbox.World.Create("Ada")!);
        lost._world.SetStatus(lost.Id, Closed);
        await LoseAsync(gateway, key);
        return lost;
    }

    /// <summary>Sends a create with the client name Ada whose connection breaks before it is carried out.</summary>
    public static async Task LoseAsync(Gateway gateway, string key)
    {
        gateway.Sandbox.Faults.Fail("support/create", Fault.Abort, times: 1);
        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", (await gateway.CreateAsync("Ada", key)).Code());
    }

    /// <summary>Repeats it while Getscreen refuses creates.</summary>
    public static async Task<JsonElement> RefuseAsync(Gateway gateway, string key, int status)
    {
        gateway.Sandbox.Faults.Fail("support/create", Fault.Of(status), times: 1);
        var answer = await gateway.CreateAsync("Ada", key);
        Assert.Null(ConnectionOf(answer));
        return answer;
    }

    /// <summary>Lets the connection appear in the list; repeats find it, and make no other.</summary>
    public async Task IsFoundAsync(string key, params Gateway[] gateways)
    {
        _world.SetStatus(Id, _made.Status);
        var calls = gateways[0].Count("support/create");
        foreach (var gateway in gateways)
            Assert.Equal(Id, ConnectionOf(await gateway.CreateAsync("Ada", key)));
        Assert.Equal(calls, gateways[0].Count("support/create"));
    }

    private static int? ConnectionOf(JsonElement answer) =>
        answer.GetProperty("data").GetProperty("createSupportConnection") is { ValueKind: JsonValueKind.Object } payload
        && payload.GetProperty("supportConnection") is { ValueKind: JsonValueKind.Object } made ? made.GetProperty("databaseId").GetInt32() : null;
}

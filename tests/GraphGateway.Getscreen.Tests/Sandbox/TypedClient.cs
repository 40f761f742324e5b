using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Getscreen.Tests.Sandbox;

/// <summary>The client as a host registers it, pointed at a sandbox.</summary>
internal sealed class TypedClient : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public TypedClient(RunningSandbox sandbox, params KeyValuePair<string, string?>[] settings)
    {
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Getscreen:BaseAddress", sandbox.Server.BaseAddress.AbsoluteUri), new("Getscreen:ApiKey", sandbox.Server.ApiKey), .. settings])
                .Build())
            .AddLogging()
            .AddGetscreen()
            .BuildServiceProvider();
        Api = _services.GetRequiredService<GetscreenClientFactory>().For(new("sandbox", sandbox.Server.BaseAddress, sandbox.Server.ApiKey));
    }

    public GetscreenClient Api { get; }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

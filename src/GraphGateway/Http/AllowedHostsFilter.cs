using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Hosting;
using Microsoft.AspNetCore.HostFiltering;

namespace GraphGateway.Http;

/// <summary>Rejects requests whose host is not among the <see cref="AllowedHosts"/>, WebSocket upgrades included.</summary>
internal static class AllowedHostsFilter
{
    public static void AddAllowedHosts(this IServiceCollection services)
    {
        services.AddSingleton<AllowedHosts>();
        // The filter of ASP.NET Core would reject bound addresses too, without a reason.
        services.PostConfigure<HostFilteringOptions>(filtering => filtering.AllowedHosts = ["*"]);
    }

    /// <summary>Checks the host that the request has here. Forwarded headers change it, so the check runs before and after them.</summary>
    public static void UseAllowedHosts(this WebApplication app)
    {
        var hosts = app.Services.GetRequiredService<AllowedHosts>();
        if (!hosts.IsChecked)
            return;
        var (writer, management) = (app.Services.GetRequiredService<ResponseWriter>(), ManagementOptions.PortOf(app.Configuration));
        app.Use((context, next) => context.Connection.LocalPort == management || hosts.Allow(context.Request)
            ? next(context)
            : writer.RefuseAsync(context, Rejection(context.Request.Host, hosts)));
    }

    private static RequestRejectedException Rejection(HostString host, AllowedHosts hosts) => new(
        StatusCodes.Status400BadRequest,
        $"The host '{GlobalId.Shorten(host.Value ?? "")}' of the request is not allowed.{(hosts.IsAnonymous ? " This server asks for no credentials, so it answers only for known hosts." : "")} "
        + $"They are the addresses that the server listens on, the host of Http:PublicBaseAddress, and {AllowedHosts.Setting}. Add the host there, such as {AllowedHosts.Setting}=gateway.example.com;*.internal.example.com.");
}

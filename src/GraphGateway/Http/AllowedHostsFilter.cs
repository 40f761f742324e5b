using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Hosting;
using Microsoft.AspNetCore.HostFiltering;

namespace GraphGateway.Http;

/// <summary>Middleware that rejects requests whose host is not in <see cref="AllowedHosts"/>, including WebSocket upgrades.</summary>
internal static class AllowedHostsFilter
{
    public static void AddAllowedHosts(this IServiceCollection services)
    {
        services.AddSingleton<AllowedHosts>();
        // Disables the host filter of ASP.NET Core, because it rejects the listen addresses too and returns no reason.
        services.PostConfigure<HostFilteringOptions>(filtering => filtering.AllowedHosts = ["*"]);
    }

    /// <summary>Checks the current host of the request. Forwarded headers change the host, so this runs before and after the forwarded headers middleware.</summary>
    public static void UseAllowedHosts(this WebApplication app)
    {
        var hosts = app.Services.GetRequiredService<AllowedHosts>();
        if (!hosts.IsChecked)
            return;
        var (writer, management) = (app.Services.GetRequiredService<ResponseWriter>(), ManagementOptions.PortOf(app.Configuration));
        app.Use((context, next) => context.Connection.LocalPort == management || hosts.Allow(context.Request)
            ? next(context)
            : writer.RejectAsync(context, Rejection(context.Request.Host, hosts)));
    }

    private static RequestRejectedException Rejection(HostString host, AllowedHosts hosts) => new(
        StatusCodes.Status400BadRequest,
        $"The host '{GlobalId.Shorten(host.Value ?? "")}' of the request is not allowed.{(hosts.IsAnonymous ? " This server requires no credentials, so it accepts only known hosts." : "")} "
        + $"Allowed are the listen addresses of the server, the host of Http:PublicBaseAddress, and the entries of {AllowedHosts.Setting}. Add the host there, such as {AllowedHosts.Setting}=gateway.example.com;*.internal.example.com.");
}

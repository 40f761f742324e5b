using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Sandbox.Http;

/// <summary>Reads parameters, which travel in the query string for POST as well.</summary>
internal static class CallParameters
{
    /// <summary>Whether a parameter is missing or a whole number from zero up.</summary>
    public static bool TryNumber(this HttpContext context, string name, out long? number)
    {
        number = null;
        var text = context.Request.Query[name].ToString();
        if (text.Length == 0)
            return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        number = value;
        return true;
    }

    public static bool TryId(this HttpContext context, string name, out int id)
    {
        id = 0;
        return context.TryNumber(name, out var number) && number is >= 0 and <= int.MaxValue && (id = (int)number.Value) >= 0;
    }
}

using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace VoicePS.Tests.Views;

/// <summary>The rules that every view keeps.</summary>
public sealed class ViewShapeTests
{
    // A console leaves its last column free.
    private const int Usable = 99;

    // A column without a width takes what is left. Less than this would show nothing.
    private const int LeastRest = 10;

    public static TheoryData<string> Types => [.. ViewDefinitions.ShownTypes.Select(static type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void There_is_a_table_of_at_most_six_columns_that_fits_a_hundred(string name)
    {
        var tables = ViewDefinitions.Of(TypeNamed(name), "TableControl");

        Assert.NotEmpty(tables);
        Assert.All(tables, static table =>
        {
            var columns = table.Descendants("TableColumnHeader").ToArray();
            Assert.InRange(columns.Length, 1, 6);
            Assert.Equal(columns.Length, table.Descendants("TableColumnItem").Count());
            Assert.InRange(columns.Sum(WidthOf) + columns.Length - 1, 1, Usable);
            Assert.All(columns, static column => Assert.True(column.Element("Label")!.Value.Length <= WidthOf(column), $"{column.Element("Label")!.Value} is cut."));
        });
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void There_is_a_list_of_everything_with_local_times(string name)
    {
        var type = TypeNamed(name);
        var list = Assert.Single(ViewDefinitions.Of(type, "ListControl"));
        var items = ViewDefinitions.EntryFor(type, list).Descendants("ListItem").ToDictionary(
            static item => (item.Element("Label") ?? item.Element("PropertyName"))!.Value, static item => item.Element("ScriptBlock")?.Value);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

        Assert.Equal(properties.Select(static property => property.Name).Order(StringComparer.Ordinal), items.Keys.Order(StringComparer.Ordinal));
        foreach (var time in properties.Where(static property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(DateTimeOffset)))
            Assert.Contains("zzz", items[time.Name] ?? "", StringComparison.Ordinal);
    }

    private static Type TypeNamed(string name) => ViewDefinitions.ShownTypes.Single(type => type.FullName == name);

    private static int WidthOf(XElement column) =>
        column.Element("Width") is { } width ? int.Parse(width.Value, CultureInfo.InvariantCulture) : Math.Max(LeastRest, column.Element("Label")!.Value.Length);
}

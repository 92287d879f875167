/** What the shop begins with: a warehouse, a region, two kinds of goods and the keys that are told to Tradewind. */
const { writeFileSync } = require("node:fs");
const { ContainerRegistrationKeys, Modules, ProductStatus } = require("@medusajs/framework/utils");
const flows = require("@medusajs/medusa/core-flows");

const goods = [
  { title: "Linen shirt", sku: "SHIRT-M", price: 59, stock: 40 },
  { title: "Wool blanket", sku: "BLANKET", price: 640, stock: 6 },
];

module.exports.default = async function fill({ container }) {
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  const run = async (workflow, input) => (await workflow(container).run({ input })).result;

  const [channel] = await run(flows.createSalesChannelsWorkflow, { salesChannelsData: [{ name: "Shop" }] });
  const [store] = await container.resolve(Modules.STORE).listStores();
  await run(flows.updateStoresWorkflow, {
    selector: { id: store.id },
    update: { supported_currencies: [{ currency_code: "eur", is_default: true }], default_sales_channel_id: channel.id },
  });
  const [region] = await run(flows.createRegionsWorkflow, {
    regions: [{ name: "Europe", currency_code: "eur", countries: ["de", "fr"], payment_providers: ["pp_system_default"] }],
  });
  await run(flows.createTaxRegionsWorkflow, [{ country_code: "de", provider_id: "tp_system" }]);
  const [place] = await run(flows.createStockLocationsWorkflow, {
    locations: [{ name: "Warehouse", address: { city: "Berlin", country_code: "DE", address_1: "" } }],
  });
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: place.id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  });
  const profile =
    (await container.resolve(Modules.FULFILLMENT).listShippingProfiles({ type: "default" }))[0] ??
    (await run(flows.createShippingProfilesWorkflow, { data: [{ name: "Default", type: "default" }] }))[0];
  const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
    name: "Parcels",
    type: "shipping",
    service_zones: [{ name: "Europe", geo_zones: ["de", "fr"].map((country_code) => ({ country_code, type: "country" })) }],
  });
  await link.create({ [Modules.STOCK_LOCATION]: { stock_location_id: place.id }, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } });
  const rule = (attribute, value) => ({ attribute, value, operator: "eq" });
  const [parcel] = await run(flows.createShippingOptionsWorkflow, [
    {
      name: "Parcel",
      price_type: "flat",
      provider_id: "manual_manual",
      service_zone_id: set.service_zones[0].id,
      shipping_profile_id: profile.id,
      type: { label: "Parcel", description: "In two days", code: "parcel" },
      prices: [{ currency_code: "eur", amount: 5 }],
      rules: [rule("enabled_in_store", "true"), rule("is_return", "false")],
    },
  ]);
  await run(flows.linkSalesChannelsToStockLocationWorkflow, { id: place.id, add: [channel.id] });

  const [publishable, secret] = await run(flows.createApiKeysWorkflow, {
    api_keys: [
      { title: "Shop window", type: "publishable", created_by: "" },
      { title: "Tradewind", type: "secret", created_by: "" },
    ],
  });
  await run(flows.linkSalesChannelsToApiKeyWorkflow, { id: publishable.id, add: [channel.id] });
  const products = await run(flows.createProductsWorkflow, {
    products: goods.map(({ title, sku, price }) => ({
      title,
      status: ProductStatus.PUBLISHED,
      shipping_profile_id: profile.id,
      options: [{ title: "Size", values: ["One"] }],
      variants: [{ title: "One", sku, options: { Size: "One" }, prices: [{ amount: price, currency_code: "eur" }] }],
      sales_channels: [{ id: channel.id }],
    })),
  });
  const { data: items } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "inventory_item", fields: ["id", "sku"] });
  await run(flows.createInventoryLevelsWorkflow, {
    inventory_levels: items.map(({ id, sku }) => ({
      location_id: place.id,
      inventory_item_id: id,
      stocked_quantity: goods.find((one) => one.sku === sku)?.stock ?? 0,
    })),
  });
  const variants = Object.fromEntries(products.flatMap(({ variants }) => variants.map(({ sku, id }) => [sku, id])));
  writeFileSync(
    "shop.json",
    JSON.stringify(
      { publishableKey: publishable.token, secretKey: secret.token, regionId: region.id, shippingOptionId: parcel.id, variants },
      null,
      2,
    ),
    { mode: 0o600 },
  );
};

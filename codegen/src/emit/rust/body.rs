//! The body of an error, built from the envelope of its contract.

use proc_macro2::{Literal as Token, TokenStream};
use quote::{format_ident, quote};

use super::{Column, Coverage, Facts, Home, Rows, field, ident, object};
use crate::model::{ContextId, FieldId, Literal, Member, Param, Piece, Shape, Slot};

/// The sources of a body.
struct BodyScope<'a> {
    table: &'a Rows<'a>,
    facts: &'a Facts,
}

/// `Context`, if the contract has context values, and the function `body`.
pub(super) fn items(table: &Rows<'_>, facts: &Facts) -> TokenStream {
    let contract = table.contract();
    let slots = contract.envelope.slots();
    let reads = |wanted: fn(&Slot) -> bool| slots.iter().any(|slot| wanted(slot));
    let fields = reads(|slot| matches!(slot, Slot::Message | Slot::Details | Slot::Param(_)));
    let fields = fields.then(|| quote! { let fields = self.extra.fields(); });
    let shape = BodyScope { table, facts }.part(&contract.envelope);
    let body = quote! {
        #fields
        let body = #shape;
        Body::new(body)
    };
    if contract.context.is_empty() {
        return quote! {
            impl ApiError {
                /// The JSON body of the response.
                #[must_use]
                pub fn body(&self) -> Body<'_> { #body }
            }
        };
    }
    let definition =
        context(&contract.context.iter().collect::<Vec<_>>(), Home::contract(contract));
    let context =
        if reads(|slot| matches!(slot, Slot::Context(_))) { "context" } else { "_context" };
    let context = format_ident!("{context}");
    quote! {
        #definition

        impl ApiError {
            /// The JSON body of the response.
            #[must_use]
            pub fn body<'a>(&'a self, #context: &'a Context) -> Body<'a> { #body }
        }
    }
}

fn context(params: &[&Param], home: Home<'_>) -> TokenStream {
    let name = format_ident!("Context");
    let text = "The values that the server knows only when it responds.";
    let definition = object::definition(&name, text, params, home);
    let debug = object::debug(&quote! { Context }, &name, params);
    quote! { #definition #debug }
}

impl BodyScope<'_> {
    /// An expression for a part of the body.
    fn part(&self, shape: &Shape) -> TokenStream {
        match shape {
            Shape::Object(members) => {
                let members = members.iter().map(|member| self.member(member));
                quote! { Part::object([#(#members),*]) }
            }
            Shape::Keyed(_, inner) => {
                let part = self.part(inner);
                // `empty-slot-in-text` refuses errors without a category.
                let key = match &self.facts.category {
                    Some(category) if category.coverage == Coverage::Every => {
                        quote! { self.category().as_str() }
                    }
                    _ => quote! { "" },
                };
                quote! { Part::object([Member::Required(#key, #part)]) }
            }
            Shape::List(items) => {
                let items = items.iter().map(|item| self.part(item));
                quote! { Part::list([#(#items),*]) }
            }
            Shape::Slot(slot) => {
                let value = self.slot(slot);
                quote! { Part::slot(#value) }
            }
            Shape::Text(text) => {
                let pieces = text.pieces.iter().map(|piece| match piece {
                    Piece::Text(text) => quote! { Part::constant(#text) },
                    Piece::Slot(slot) => self.part(&Shape::Slot(slot.clone())),
                });
                quote! { Part::text([#(#pieces),*]) }
            }
            Shape::Constant(literal) => {
                let value = constant(literal);
                quote! { Part::constant(#value) }
            }
        }
    }

    fn member(&self, member: &Member) -> TokenStream {
        match member {
            Member::Key { key, optional, shape } => {
                let (key, part) = (&key.value, self.part(shape));
                let kind = format_ident!("{}", if *optional { "Optional" } else { "Required" });
                quote! { Member::#kind(#key, #part) }
            }
            Member::Spread(slot) => {
                let part = self.part(&Shape::Slot(slot.clone()));
                quote! { Member::Spread(#part) }
            }
        }
    }

    /// The value of a slot, as an option.
    fn slot(&self, slot: &Slot) -> TokenStream {
        match slot {
            Slot::Code => self.code(),
            Slot::Name => fact(self.facts.name.as_ref(), &TokenStream::new()),
            Slot::Message => quote! {
                Some(Rendered { template: MESSAGE[self.row()], fields: &fields }.text())
            },
            Slot::Status => fact(self.facts.status.as_ref(), &TokenStream::new()),
            Slot::Title => fact(self.facts.title.as_ref(), &TokenStream::new()),
            Slot::Category => fact(self.facts.category.as_ref(), &quote! { .as_str() }),
            Slot::Condition if self.table.has_conditions() => {
                quote! { self.condition.map(Condition::as_str) }
            }
            Slot::Condition => fact(None, &TokenStream::new()),
            Slot::DocsUrl => fact(self.facts.docs_url.as_ref(), &TokenStream::new()),
            Slot::Remedy => quote! { self.remedy().map(|remedy| remedy.text) },
            Slot::Details => quote! { DETAILS[self.row()].value(&fields) },
            Slot::RetryAfter => quote! { self.retry_after() },
            Slot::Context(id) => self.context(*id),
            Slot::Param(name) => quote! { find(&fields, #name) },
            Slot::Field(id) => self.field(*id),
        }
    }

    fn code(&self) -> TokenStream {
        if self.table.wire.has_patterns() {
            quote! { Some(self.wire_code()) }
        } else if self.facts.number.is_some() {
            quote! { Some(self.code.number()) }
        } else {
            quote! { Some(self.code.as_str()) }
        }
    }

    fn field(&self, id: FieldId) -> TokenStream {
        let contract = self.table.contract();
        let param = &contract[id].param;
        let name = ident::value(&param.name);
        let field = quote! { self.fields().#name };
        if param.optional {
            let conversion = field::conversion(contract, &param.ty);
            let convert = conversion.map(|conversion| quote! { .map(#conversion) });
            quote! { #field #convert }
        } else {
            let value = field::sent(&field, &param.ty);
            quote! { Some(#value) }
        }
    }

    fn context(&self, id: ContextId) -> TokenStream {
        let param = &self.table.contract()[id];
        let field = ident::value(&param.name);
        if param.optional {
            quote! { context.#field.as_ref().map(ToValue::to_value) }
        } else {
            quote! { Some(context.#field.to_value()) }
        }
    }
}

/// The value of a fact, as an option.
fn fact(fact: Option<&Column>, then: &TokenStream) -> TokenStream {
    let Some(fact) = fact else { return quote! { None::<Value<'_>> } };
    let function = format_ident!("{}", fact.name);
    match fact.coverage {
        Coverage::Every => quote! { Some(self.#function() #then) },
        Coverage::Some if then.is_empty() => quote! { self.#function() },
        Coverage::Some => quote! { self.#function().map(|#function| #function #then) },
    }
}

/// A literal as an expression that becomes a `Value`.
pub(super) fn constant(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Null => quote! { Value::Null },
        Literal::Boolean(truth) => quote! { #truth },
        Literal::Integer(number) => {
            let number = Token::i64_suffixed(*number);
            quote! { #number }
        }
        Literal::Number(number) => {
            let number = Token::f64_suffixed(*number);
            quote! { #number }
        }
        Literal::Text(text) => quote! { #text },
        Literal::List(_) | Literal::Map(_) => value(literal),
    }
}

/// A literal as a `Value`.
pub(super) fn value(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Null => constant(literal),
        Literal::List(items) => {
            let items = items.iter().map(value);
            quote! { Value::List(Vec::from([#(#items),*])) }
        }
        Literal::Map(members) => {
            let members = members.iter().map(|(name, literal)| {
                let value = value(literal);
                quote! { (#name, #value) }
            });
            quote! { Value::object(Vec::from([#(#members),*])) }
        }
        scalar => {
            let scalar = constant(scalar);
            quote! { Value::from(#scalar) }
        }
    }
}
